// node lighthouse.mjs DIST: the four scores of the first visit and of a frame on Lighthouse's own telephone, and
// what is missing from 100. Performance depends on the machine and is only reported.
import lighthouse from 'lighthouse';
import { chromium, serve } from './stage.mjs';

const site = await serve(process.argv[2]);
for (const page of ['', 'embed.html']) {
  const browser = await chromium();
  const port = Number(new URL(browser.wsEndpoint()).port);
  const { lhr } = await lighthouse(site + page, { port, output: 'json', logLevel: 'error' });
  await browser.close();
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  console.log(`\n/${page}`);
  report(lhr);
}

function report(lhr) {
  for (const { id, title, score, auditRefs } of Object.values(lhr.categories)) {
    console.log(title.padEnd(16), Math.round(score * 100));
    const isCounted = id !== 'performance';
    if (score === 1) continue;
    if (isCounted) process.exitCode = 1;
    for (const { id, weight } of auditRefs) {
      const audit = lhr.audits[id];
      if (!weight || audit.score === null || audit.score === 1) continue;
      const where = audit.details?.items?.map(item => item.node?.selector ?? item.url ?? item.description ?? '').filter(Boolean).join(', ');
      console.log(`  ${id}: ${audit.title} ${audit.displayValue ?? ''} ${where ?? ''}`.trimEnd());
    }
  }
  const figure = id => `${id} ${lhr.audits[id]?.displayValue?.replace(/\s/g, ' ') ?? 'none'}`;
  console.log(['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'total-byte-weight'].map(figure).join('; '));
}
