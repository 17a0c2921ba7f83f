/** A written count with its English noun: “1 row”, “12 rows”. */
export const counted = (n: string, noun: string): string => `${n} ${noun}${n === '1' ? '' : 's'}`;
