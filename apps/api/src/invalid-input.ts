import type { Localized, Problem } from '@tungngo/domain';
import { type ZodError, z } from 'zod';

type Issue = ZodError['issues'][number];

/** Names the first field that a schema refuses, and says why in both languages. */
export function invalidInput({ issues }: ZodError): Problem {
  const [issue] = issues;
  const field = issue?.path.join('.') ?? '';
  const reason = issue ? reasonOf(issue) : { vi: '', en: '' };
  return {
    code: 'input-invalid',
    message: {
      vi: `Dữ liệu gửi lên không hợp lệ ở “${field}”: ${reason.vi}.`,
      en: `The input is not valid at “${field}”: ${reason.en}.`,
    },
    remedy: { vi: 'Sửa giá trị đó rồi thử lại.', en: 'Mend that value and try again.' },
    place: { field },
  };
}

const vietnamese = z.locales.vi().localeError;

/** Our own schemas say both in one text: "ngày phải … / a day must …". */
function reasonOf(issue: Issue): Localized {
  const [vi, en] = issue.message.split(' / ', 2);
  if (issue.code === 'custom' && vi && en) return { vi, en };
  const said = vietnamese(issue as Parameters<typeof vietnamese>[0]);
  const text = typeof said === 'string' ? said : (said?.message ?? issue.message);
  // An issue no longer holds what was received, so the locale would name the wrong type.
  return { vi: text.replace(/, nhận được \S+$/, ''), en: issue.message };
}

/** A request whose body or query is no JSON that tRPC knows. */
export const unreadableRequest: Problem = {
  code: 'input-invalid',
  message: { vi: 'Không đọc được yêu cầu.', en: 'The request cannot be read.' },
  remedy: {
    vi: 'Tải lại trang; nếu gọi bằng chương trình khác, hãy gửi JSON theo dạng của tRPC.',
    en: 'Reload the page; another program must send JSON as tRPC has it.',
  },
};
