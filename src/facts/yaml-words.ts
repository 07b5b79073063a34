import type { YAMLError } from 'yaml';
import type { UserProblem } from '../base/emulator-error.ts';

const words: Partial<Readonly<Record<YAMLError['code'], UserProblem>>> = {
  TAB_AS_INDENT: { message: 'a tab stands where blanks belong', hint: 'YAML is indented with blanks' },
  BAD_INDENT: {
    message: 'the indentation is wrong',
    hint: 'keys that belong together begin in the same column, and what belongs to a key stands further right',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second ": " on one line',
    hint: `quote a text with a colon in it ('a: b'), or begin a new line`,
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a line without "key: value"',
    hint: 'is a colon with a blank behind it missing, or is the line before indented too little?',
  },
  MULTIPLE_DOCS: { message: 'a second document begins', hint: 'a file holds one; take the line --- away' },
  BAD_DQ_ESCAPE: {
    message: 'an unknown escape in double quotes',
    hint: `write a text with backslashes in single quotes ('\\d+')`,
  },
  BAD_SCALAR_START: { message: 'a text cannot begin with this character', hint: 'quote the text' },
  BAD_ALIAS: { message: 'an unknown alias', hint: 'quote a text that begins with *, or write &name before it is used' },
  TAG_RESOLVE_FAILED: { message: 'an unknown tag', hint: 'quote a text that begins with !' },
  BLOCK_IN_FLOW: { message: 'a list or mapping of several lines inside { } or [ ]', hint: 'is a } or a ] missing?' },
};

/** A syntax error of YAML in words; `line` is the line on which it stands. */
export function syntaxProblem(problem: YAMLError, line: string): UserProblem {
  const own = problem.message.split('\n')[0] ?? '';
  if (own.includes('without - indicator')) return words.BAD_INDENT ?? { message: own, hint: '' };
  const [, bracket] = /end with a ([\]}])/.exec(own) ?? [];
  if (bracket !== undefined) return { message: `a ${bracket} is missing`, hint: 'close what was opened' };
  if (problem.code === 'MISSING_CHAR') {
    const isQuote = /quote/.test(own);
    const message = isQuote ? 'a quotation mark is missing' : own.charAt(0).toLowerCase() + own.slice(1);
    return { message, hint: isQuote ? 'close the text with the mark that opened it' : 'close what was opened' };
  }
  if (problem.code === 'UNEXPECTED_TOKEN' && line.includes('\t'))
    return words.TAB_AS_INDENT ?? { message: own, hint: '' };
  if (problem.code === 'BLOCK_AS_IMPLICIT_KEY' && /^\s*(- )?\w+ *:(?! )\S/.test(line)) {
    return { message: 'no blank behind a colon', hint: 'write "key: value"' };
  }
  return (
    words[problem.code] ?? {
      message: own.charAt(0).toLowerCase() + own.slice(1),
      hint: 'the file must be valid YAML',
    }
  );
}
