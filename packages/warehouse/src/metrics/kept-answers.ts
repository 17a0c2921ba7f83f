/**
 * Keeps the answers to the questions asked last: those of a published generation never change. An
 * answer in the making is shared; one that failed is asked anew.
 * @param ask what gives the answer to a question.
 * @param sizeOf what an answer counts towards `most`, the greatest sum of what is kept.
 */
export function keepAnswers<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  sizeOf: (answer: Answer) => number,
  most: number,
): (question: Question) => Promise<Answer> {
  // In the order in which they were last asked for.
  const kept = new Map<string, Kept<Answer>>();
  let total = 0;

  const forget = (key: string, entry: Kept<Answer>) => {
    if (kept.get(key) !== entry) return;
    total -= entry.size;
    kept.delete(key);
  };
  const weigh = (key: string, entry: Kept<Answer>, size: number) => {
    if (kept.get(key) !== entry) return;
    entry.size = size;
    total += size;
    for (const [oldest, other] of kept) {
      if (total <= most) return;
      forget(oldest, other);
    }
  };
  const remember = (key: string, question: Question) => {
    const entry = { answer: ask(question), size: 0 };
    entry.answer.then(
      (answer) => weigh(key, entry, sizeOf(answer)),
      () => forget(key, entry),
    );
    return entry;
  };
  return (question) => {
    const key = keyOf(question);
    const entry = kept.get(key) ?? remember(key, question);
    kept.delete(key);
    kept.set(key, entry);
    return entry.answer;
  };
}

interface Kept<Answer> {
  answer: Promise<Answer>;
  /** 0 until it is there. */
  size: number;
}

/** The same for questions that say the same in another order. */
function keyOf(question: unknown): string {
  if (typeof question !== 'object' || question === null) return JSON.stringify(question) ?? '';
  const said = Object.entries(question).filter(([, value]) => value !== undefined);
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}
