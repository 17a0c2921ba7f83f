import { type Content, type Opened, Refusal } from './content.js';
import { limits } from './limits.js';
import type { ScratchFile } from './scratch-file.js';
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
  const names = wantedMembers(archive, zip, options.table);
  const opened: Opened[] = [];
  const close = async () => {
    for (const member of opened) await member.close();
  };
  let tables = 0;
  try {
    for (const name of names) {
      const file = `${archive.file} › ${name}`;
      const content = await unpackChunks(zip.read(name), file, budget, options);
      const member = await openUnpacked(content, memberOptions(options, name), openMember);
      opened.push(member);
      tables += member.tables.length;
      if (tables > limits.tables) {
        throw new Refusal(problems.tooManyMembers(archive.file, limits.tables));
      }
    }
    return joined(names, opened, close);
  } catch (error) {
    await close();
    throw error;
  }
}

function wantedMembers({ file }: Content, zip: Zip, table: string | undefined): string[] {
  const names = [...zip.members.keys()].filter((name) => !NO_DATA.test(name));
  if (names.length === 0) throw new Refusal(problems.fileProblem(file, problems.nothingInside));
  const wanted = names.filter((name) => isWanted(name, table));
  if (wanted.length === 0) throw new Refusal(problems.tableMissing(file, table ?? '', names));
  return wanted;
}

/** A member that is closed together with its unpacked copy. */
async function openUnpacked(
  content: Content & ScratchFile,
  options: OpenOptions,
  openMember: OpenMember,
): Promise<Opened> {
  try {
    const member = await openMember(content, options);
    const close = async () => {
      await member.close();
      await content.close();
    };
    return { ...member, close };
  } catch (error) {
    await content.close();
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
