/** Keeps the newest answers by key; what fails is asked again. */
export function remembered<T>(limit: number): (key: string, ask: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key, ask) => {
    const answer = answers.get(key) ?? ask();
    // Set again, so that what is used stays and the oldest goes.
    answers.delete(key);
    answers.set(key, answer);
    if (answers.size > limit) answers.delete(answers.keys().next().value ?? '');
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
