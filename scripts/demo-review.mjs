// Four typical changes of the example flows, each reviewed as text, comment and page, in review/; and the README's pictures.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { seedParticipants } from "../bench/participants.mjs";
import { showComment } from "./comment-page.mjs";
import { changes } from "./demo-changes.mjs";
import { chromiumPath, openChromium } from "./open-chromium.mjs";
import { terminalSvg } from "./terminal-svg.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, "dist/flowform.js");
const out = join(root, "review");
/** How pages are looked at. */
const looks = {
  "page-light.png": { viewport: { width: 1200, height: 800 }, colorScheme: "light" },
  "page-dark.png": { viewport: { width: 1200, height: 800 }, colorScheme: "dark" },
  "page-print.png": { viewport: { width: 800, height: 1100 }, media: "print" },
  "page-narrow.png": { viewport: { width: 420, height: 800 }, colorScheme: "light" },
};

const work = mkdtempSync(join(tmpdir(), "flowform-review-"));

try {
  const base = join(work, "base");
  for (const path of ["flowform.yaml", "flows"]) cpSync(join(root, path), join(base, path), { recursive: true });
  for (const { runs } of changes) start(runs, base);
  flowform(["apply", "--auto-approve"], base);
  cpSync(join(root, "flows"), join(base, "flows"), { recursive: true });
  rmSync(out, { recursive: true, force: true });
  for (const change of changes) review(change, base);
  await takePictures();
  process.stdout.write(`Open ${join("review", changes[0].name, "report.html")} and its neighbours.\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Lets a flow run, as if people had started it in SuperOffice: its file does not say so in the end. */
function start(file, folder) {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes("\nstatus:")) writeFileSync(path, text.replace(/\nname: .*\n/, "$&status: running\n"));
}

/** Makes one change in a copy of the project, and writes what a reviewer would see of it. */
function review({ name, people, edits }, base) {
  const folder = join(work, name);
  cpSync(base, folder, { recursive: true });
  for (const edit of edits) make(edit, folder);
  for (const [flow, count] of Object.entries(people))
    seedParticipants(join(folder, ".flowform/sandbox.json"), count, ({ Name }) => Name === flow);
  flowform(["plan", "--out", "plan.json"], folder);
  const target = join(out, name);
  mkdirSync(target, { recursive: true });
  cpSync(join(folder, "plan.json"), join(target, "plan.json"));
  const faces = { "report.txt": "text", "comment.md": "markdown", "report.html": "html", "report.json": "report" };
  for (const [file, format] of Object.entries(faces))
    writeFileSync(join(target, file), flowform(["show", "plan.json", "--format", format], folder));
  process.stdout.write(`review/${name}/: ${Object.keys(faces).join(", ")}\n`);
}

function make({ file, text, replace = [] }, folder) {
  const path = join(folder, file);
  const before = text ?? readFileSync(path, "utf8");
  const after = replace.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`${file} does not have: ${from}`);
    return all.replace(from, () => to);
  }, before);
  writeFileSync(path, after);
}

function flowform(argv, cwd) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...argv], { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`flowform ${argv.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}

/** The README's pictures: the first change on a terminal, and as comment and page when there is a Chromium. */
async function takePictures() {
  const first = join(out, changes[0].name);
  const images = join(root, "docs/images");
  mkdirSync(images, { recursive: true });
  writeFileSync(join(images, "review-terminal.svg"), terminalSvg(readFileSync(join(first, "report.txt"), "utf8")));
  const path = chromiumPath();
  if (path === undefined) {
    process.stdout.write("No Chromium here, so the pictures of the pages stay as they are.\n");
    return;
  }
  const browser = await openChromium(path);
  try {
    for (const { name } of changes) {
      for (const [file, options] of Object.entries(looks)) {
        const page = await browser.newPage(options);
        await page.goto(pathToFileURL(join(out, name, "report.html")).href);
        await page.screenshot({ path: join(out, name, file), fullPage: true });
        await page.close();
      }
    }
    const commented = await browser.newPage({ viewport: { width: 1060, height: 1380 } });
    await showComment(commented, readFileSync(join(first, "comment.md"), "utf8"));
    await commented.screenshot({ path: join(images, "review-comment.png") });
    const page = await browser.newPage({ viewport: { width: 1200, height: 1160 } });
    await page.goto(pathToFileURL(join(first, "report.html")).href);
    await page.screenshot({ path: join(images, "review-page.png") });
  } finally {
    await browser.close();
  }
}
