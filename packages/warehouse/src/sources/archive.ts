import { type Content, type Opened, Refusal } from './content.js';
import { limits } from './limits.js';
import type { OpenOptions } from './source.js';
import * as problems from './source-problems.js';
import { type UnpackBudget, unpackChunks } from './unpack.js';
import type { Zip } from './zip.js';

/** What archives hold beside data: traces of file managers, documents, pictures. */
const NO_DATA =
  /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)|\.(pdf|docx?|pptx?|md|jpe?g|png|gif|exe|dll)$/i;

export type OpenMember = (content: Content, options: OpenOptions) => Promise<Opened>;

/** Opens each member of an archive as tables named after it. Throws a Refusal. */
export async function openArchive(
  archive: Content,
  zip: Zip,
  budget: UnpackBudget,
  options: OpenOptions,
  openMember: OpenMember,
): Promise<Opened> {
  const names = [...zip.members.keys()].filter((name) => !NO_DATA.test(name));
  const wanted = names.filter((name) => isWanted(name, options.table));
  if (names.length === 0) {
    throw new Refusal(problems.fileProblem(archive.file, problems.nothingInside));
  }
  if (wanted.length === 0) {
    throw new Refusal(problems.tableMissing(archive.file, options.table ?? '', names));
  }
  const opened: Opened[] = [];
  const closeAll = async () => {
    for (const member of opened) await member.close();
  };
  try {
    for (const name of wanted) {
      const file = `${archive.file} › ${name}`;
      const content = await unpackChunks(zip.read(name), file, budget, options);
      const member = await openMember(content, memberOptions(options, name)).catch(
        async (error): Promise<never> => {
          await content.close();
          throw error;
        },
      );
      const close = async () => {
        await member.close();
        await content.close();
      };
      opened.push({ ...member, close });
      const tables = opened.reduce((sum, one) => sum + one.tables.length, 0);
      if (tables > limits.tables) {
        throw new Refusal(problems.tooManyMembers(archive.file, limits.tables));
      }
    }
    return joined(wanted, opened, closeAll);
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function isWanted(member: string, table: string | undefined): boolean {
  return table === undefined || table === member || table.startsWith(`${member}/`);
}

/** The table wanted, as the member knows it: its sheet, or all of it. */
function memberOptions({ table, ...options }: OpenOptions, member: string): OpenOptions {
  const inner = table?.slice(member.length + 1);
  return inner ? { ...options, table: inner } : options;
}

function joined(names: string[], opened: Opened[], close: () => Promise<void>): Opened {
  const only = opened.length === 1 ? opened[0] : undefined;
  const tables = opened.flatMap((member, i) =>
    member.tables.map((table) => {
      const name = names[i] ?? '';
      return { ...table, name: table.name === '' ? name : `${name}/${table.name}` };
    }),
  );
  return {
    format: opened[0]?.format ?? 'csv',
    encoding: opened.find(({ encoding }) => encoding !== null)?.encoding ?? null,
    tables,
    inPlace: null,
    content: only?.content ?? null,
    close,
  };
}
