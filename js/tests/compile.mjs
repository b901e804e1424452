// What TypeScript says of the programs in a folder.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/** Fails with the first mistakes that it finds. */
export const compile = folder => {
  const write = (name, value) => writeFileSync(new URL(name, folder), JSON.stringify(value));
  write('package.json', { type: 'module' });
  write('tsconfig.json', {
    compilerOptions: {
      strict: true, noEmit: true, target: 'es2022', module: 'nodenext', lib: ['es2022', 'dom'], types: [],
    },
    include: ['*.ts'],
  });
  const tsc = spawnSync(process.execPath, [process.env.SUANPAN_TSC, '-p', '.'], { cwd: folder, encoding: 'utf8' });
  assert.equal(tsc.stdout.slice(0, 4000), '');
  assert.equal(tsc.status, 0, tsc.stderr);
};
