import type { Problem } from '@tungngo/domain';

/** Why the server could not listen, by the system's code; null for a reason that nobody foresaw. */
export function problemOfListening(
  code: string | undefined,
  host: string,
  port: number,
): Problem | null {
  if (code === 'EADDRINUSE') return portBusy(port);
  if (code === 'EACCES') return portForbidden(port);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return hostUnknown(host);
  return null;
}

function portBusy(port: number): Problem {
  const other = port < 65_535 ? port + 1 : port - 1;
  return {
    code: 'port-busy',
    message: {
      vi: `Cổng ${port} đang được chương trình khác dùng.`,
      en: `Port ${port} is in use by another program.`,
    },
    remedy: {
      vi: `Dừng chương trình đó, hoặc chọn cổng khác: PORT=${other}.`,
      en: `Stop that program, or choose another port: PORT=${other}.`,
    },
    place: { field: 'port', value: String(port) },
  };
}

function portForbidden(port: number): Problem {
  return {
    code: 'input-invalid',
    message: {
      vi: `Hệ điều hành không cho dùng cổng ${port}.`,
      en: `The system does not allow port ${port}.`,
    },
    remedy: {
      vi: 'Chọn cổng từ 1024 trở lên, chẳng hạn PORT=4173.',
      en: 'Choose a port from 1024 up, such as PORT=4173.',
    },
    place: { field: 'port', value: String(port) },
  };
}

function hostUnknown(host: string): Problem {
  return {
    code: 'input-invalid',
    message: {
      vi: `Máy này không có địa chỉ ${host}.`,
      en: `This computer does not have the address ${host}.`,
    },
    remedy: {
      vi: 'Đặt HOST=127.0.0.1 (chỉ máy này) hoặc HOST=0.0.0.0 (cả mạng nội bộ).',
      en: 'Set HOST=127.0.0.1 (this computer alone) or HOST=0.0.0.0 (the whole network).',
    },
    place: { field: 'host', value: host },
  };
}
