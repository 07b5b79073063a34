/** Understands what is answered to a question; the questions themselves belong to the commands that ask them. */

/**
 * The word that an answer stands for: any unique beginning of it, in upper or lower case, with blanks around. An empty
 * answer is the default shown in the question, if it has one. Undefined means that the question is to be asked again.
 */
export function parseAnswer<const Word extends string>(
  typed: string,
  words: readonly Word[],
  whenEmpty?: Word,
): Word | undefined {
  const answer = typed.trim().toLowerCase();
  if (answer === '') return whenEmpty;
  const whole = words.find((word) => word.toLowerCase() === answer);
  if (whole !== undefined) return whole;
  const [found, ...others] = words.filter((word) => word.toLowerCase().startsWith(answer));
  return others.length === 0 ? found : undefined;
}

/** The answer to a question of `(y/n)` or `(yes/no)`. */
export function parseYesNo(typed: string, whenEmpty?: 'yes' | 'no'): 'yes' | 'no' | undefined {
  return parseAnswer(typed, ['yes', 'no'], whenEmpty);
}

/** The answer to a question of `(yes/no/abort)`, as `delete` asks it. */
export function parseYesNoAbort(typed: string, whenEmpty?: 'yes' | 'no' | 'abort'): 'yes' | 'no' | 'abort' | undefined {
  return parseAnswer(typed, ['yes', 'no', 'abort'], whenEmpty);
}
