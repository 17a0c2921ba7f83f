import { describeProblem, importKindLabels } from '@tungngo/domain';
import { listProfiles } from '@tungngo/warehouse';
import { type CommandContext, exitCodes } from '../command.js';
import { textTable } from '../output.js';
import { profilesDir } from './import-reading.js';

/** `tungngo profiles`: the saved import profiles, and those that cannot be read. */
export async function showProfiles({ instance, output }: CommandContext): Promise<number> {
  const dir = profilesDir(instance);
  const { profiles, problems } = await listProfiles(dir);
  const vi = output.language === 'vi';
  const headers = vi ? ['Hồ sơ', 'Loại', 'Cột', 'Tên xã'] : ['Profile', 'Kind', 'Columns', 'Wards'];
  const rows = profiles.map(({ name, kind, columns = {}, wards = {} }) => [
    name,
    importKindLabels[kind][output.language],
    String(Object.keys(columns).length),
    String(Object.keys(wards).length),
  ]);
  const none = vi ? `Chưa có hồ sơ nhập nào trong ${dir}` : `There is no import profile in ${dir}`;
  output.result({ profiles, problems }, rows.length > 0 ? textTable(headers, rows) : none);
  for (const problem of problems) {
    output.note(describeProblem(problem, 'vi'), describeProblem(problem, 'en'));
  }
  return exitCodes.done;
}
