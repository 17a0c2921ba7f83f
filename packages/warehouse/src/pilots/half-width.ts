const CONFIDENCE = 0.95;

/** Student's t at 97.5% for 1–10 degrees of freedom. */
const SMALL_T = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
const Z = 1.959964;

/** Student's t at 97.5%: a table, then the expansion of Abramowitz & Stegun 26.7.5 (within 0.001). */
export function studentT(degrees: number): number {
  const tabled = SMALL_T[Math.max(1, Math.floor(degrees)) - 1];
  if (tabled !== undefined) return tabled;
  return (
    Z + (Z ** 3 + Z) / (4 * degrees) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * degrees ** 2)
  );
}

/**
 * Half the width of a 95% interval from what groups without a model differed by: the wider of the
 * rank that a new group stays within (infinite for fewer than 19), and Student's t with as many
 * degrees of freedom as there are independent districts, less one.
 */
export function halfWidth(placebos: readonly number[], degrees: number): number {
  const sizes = placebos.map(Math.abs).sort((a, b) => a - b);
  const rank = Math.ceil((sizes.length + 1) * CONFIDENCE);
  const byRank = sizes[rank - 1] ?? Number.POSITIVE_INFINITY;
  const meanSquare = sizes.reduce((sum, size) => sum + size ** 2, 0) / sizes.length;
  return Math.max(byRank, studentT(degrees) * Math.sqrt(meanSquare));
}
