/** How a question that a recording must not keep the answer of ends. */
const passwordQuestion = /password: ?$/im;

/** What kind of question is among the lines of a screen. */
export function keptQuestion(shown: string): 'password' | 'other' {
  return passwordQuestion.test(shown) ? 'password' : 'other';
}

/** Whether a screen ends with the prompt of a shell, not with a question. */
export function isAtPrompt(screen: string): boolean {
  return /(?:^|\n)[^\n ]+[#>] ?$/.test(screen);
}
