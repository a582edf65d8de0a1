import type { Page } from "./serve-report.ts";

/**
 * Hears of runs for all pages of a browser, which lets one host have six connections only. It asks anew whenever a page
 * opens, so that each hears of the run that is shown now.
 */
export const followScript: Page = {
  type: "text/javascript",
  policy: "default-src 'none'; connect-src 'self'",
  body: `
const pages = new BroadcastChannel("runs");
let source;
onconnect = () => {
  source?.close();
  source = new EventSource("/events");
  source.addEventListener("open", () => pages.postMessage({ isGone: false }));
  source.addEventListener("error", () => pages.postMessage({ isGone: true }));
  source.addEventListener("run", ({ data }) => pages.postMessage({ isGone: false, run: data }));
};
`,
};
