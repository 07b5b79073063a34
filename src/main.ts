import { main } from './command-line/program.ts';

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
