import { ok, type Result, refused } from '@tungngo/domain';

/** As much of a zod schema as a check needs. */
interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
}

/**
 * The value as its schema sees it. Refused with `input-invalid` and the first field that is wrong;
 * so is a text with a NUL character, which PostgreSQL cannot keep.
 */
export function checked<T extends object>(schema: Schema<T>, value: T): Result<T> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return invalid(issue?.path.join('.') ?? '', issue?.message ?? '');
  }
  const withNul = Object.entries(parsed.data).find(
    ([, field]) => typeof field === 'string' && field.includes('\0'),
  );
  return withNul ? invalid(withNul[0], 'NUL (U+0000)') : ok(parsed.data);
}

function invalid(field: string, reason: string): Result<never> {
  return refused({
    code: 'input-invalid',
    message: { vi: `Dữ liệu không hợp lệ: ${reason}.`, en: `The input is not valid: ${reason}.` },
    remedy: { vi: 'Sửa ô này rồi lưu lại.', en: 'Correct this field and save again.' },
    place: { field },
  });
}
