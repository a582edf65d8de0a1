import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { HttpRequest, HttpResponse } from "../../src/model/http.ts";
import type { Ended } from "./flowform.ts";
import { projectWith, registered, serveAnything, serveSigned, systemUserSecrets, tenantAt } from "./signed-sandbox.ts";

/**
 * Secrets are planted wherever one can come from, real commands run on a real port, and everything that they print or
 * write is searched for them, in every usual encoding. The store of `login` alone may hold tokens.
 */
const { application, privateKey } = registered;

const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString("base64").replace(/.?=+$/, ""),
  Buffer.from(secret).toString("base64url"),
];

/** Every file of the project but the store of sign-ins and the files that the test planted itself. */
function written(folder: string, planted: readonly string[]): readonly { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => !path.includes("sign-ins") && !planted.includes(path) && statSync(join(folder, path)).isFile())
    .map((path) => ({ path, text: readFileSync(join(folder, path), "latin1") }));
}

function leaks(
  secrets: readonly string[],
  project: { readonly path: string },
  ended: Ended,
  planted: readonly string[] = [],
) {
  const places = [
    { path: "stdout", text: ended.out },
    { path: "stderr", text: ended.err },
    ...written(project.path, planted),
  ];
  const forms = secrets.flatMap(formsOf);
  return places.flatMap(({ path, text }) => forms.filter((form) => text.includes(form)).map(() => path));
}

/** What a server that means ill, or is badly made, sends back of what it got. */
const echoes: Readonly<Record<string, (sent: string) => HttpResponse>> = {
  "a refusal": (sent) => ({ status: 403, headers: {}, body: JSON.stringify({ Error: true, Message: sent }) }),
  "an error": (sent) => ({ status: 500, headers: {}, body: JSON.stringify({ ErrorMessage: `Failed: ${sent}` }) }),
  "a page": (sent) => ({ status: 200, headers: { "x-echo": sent.replace(/\s/g, " ") }, body: `<html>${sent}` }),
  "a redirect": (sent) => ({
    status: 307,
    headers: { location: `https://evil.example/?${encodeURIComponent(sent)}` },
    body: sent,
  }),
  "a challenge": (sent) => ({
    status: 401,
    headers: { "www-authenticate": `Bearer error="${sent.replace(/\s/g, " ")}"` },
    body: sent,
  }),
};

const sentIn = ({ headers, body }: HttpRequest) => `${headers.authorization} ${headers["so-apptoken"] ?? ""} ${body}`;

const commands = [
  "whoami",
  "plan --out plan.json",
  "plan --format json",
  "apply --auto-approve --format json",
  "lookup form",
];

const secrets = [
  application.clientSecret,
  application.systemUserToken,
  privateKey.trim(),
  (privateKey.split("\n")[3] ?? "").trim(),
  application.password,
];

/** What the server gave out while a command ran: tickets and tokens. */
const given = (asked: readonly HttpRequest[]) =>
  [...new Set(asked.map(({ headers }) => (headers.authorization ?? "").split(" ")[1] ?? ""))].filter(
    (text) => text !== "",
  );

describe("a secret is nowhere to be found", () => {
  it("when all goes well", async () => {
    const { origin, asked } = await serveSigned();
    const project = projectWith(tenantAt(origin));
    for (const command of commands) {
      const ended = await project.process(`${command} --target production`, {
        ...systemUserSecrets,
        FLOWFORM_DEBUG: "1",
      });
      expect(ended.code).toBe(0);
      expect(leaks([...secrets, ...given(asked)], project, ended)).toEqual([]);
    }
    expect(given(asked).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(echoes))("when the server sends %s with it", async (kind) => {
    const { origin, asked } = await serveSigned({ before: (request) => echoes[kind]?.(sentIn(request)) });
    const project = projectWith(tenantAt(origin));
    const environment = { ...systemUserSecrets, FLOWFORM_DEBUG: "1" };
    const ended = await project.process("plan --out plan.json --target production", environment);
    const inJson = await project.flowform("whoami --format json --target production", environment);
    for (const each of [ended, inJson]) {
      expect(each.code).toBeGreaterThan(0);
      expect(leaks([...secrets, ...given(asked)], project, each)).toEqual([]);
    }
    expect(given(asked).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(echoes))("when the sign-in sends %s with it", async (kind) => {
    const { origin } = await serveSigned({
      change: (answer, request) => (request.method === "POST" ? (echoes[kind]?.(request.body) ?? answer) : answer),
    });
    const project = projectWith(tenantAt(origin));
    const ended = await project.flowform("whoami --target production --format json", systemUserSecrets);
    expect(ended.code).toBeGreaterThan(0);
    expect(leaks(secrets, project, ended)).toEqual([]);
  });

  it("when the system user's sign-in quotes it in its refusal", async () => {
    const { origin } = await serveSigned({
      change: (answer, { method, body }) =>
        method === "POST" ? { ...answer, body: JSON.stringify({ IsSuccessful: false, ErrorMessage: body }) } : answer,
    });
    const project = projectWith(tenantAt(origin));
    const ended = await project.process("plan --target production --format json", systemUserSecrets);
    expect(ended).toMatchObject({ code: 4, err: expect.stringContaining("***") });
    expect(leaks(secrets, project, ended)).toEqual([]);
  });

  it.each([
    { name: "a token", secret: { FLOWFORM_TOKEN: "8A:Cust00001.canary/with+signs==" } },
    { name: "a password", secret: { FLOWFORM_USER: "anna", FLOWFORM_PASSWORD: 'pass"word\\ø canary' } },
    { name: "a ticket", secret: { FLOWFORM_TICKET: "7T:canary-ticket" } },
  ])("when a server on-site echoes $name", async ({ secret }) => {
    const { origin } = await serveAnything((request, response) => {
      const { authorization = "" } = request.headers;
      const plain = Buffer.from(authorization.replace("Basic ", ""), "base64").toString("utf8");
      response
        .writeHead(400)
        .end(JSON.stringify({ Message: `${authorization} ${plain} ${encodeURIComponent(plain)}` }));
    });
    const project = projectWith(`{ url: "${origin}/api" }`);
    const values = Object.entries(secret).flatMap(([name, value]) => (name === "FLOWFORM_USER" ? [] : [value]));
    for (const command of ["whoami", "lookup form --format json"]) {
      const ended = await project.process(`${command} --target production`, { ...secret, FLOWFORM_DEBUG: "1" });
      expect(ended).toMatchObject({ code: 1 });
      expect(ended.err).toContain("***");
      expect(leaks(values, project, ended)).toEqual([]);
    }
  });

  it("when it comes from a file, and that file is refused, or is no good", async () => {
    const { origin } = await serveSigned();
    const project = projectWith(tenantAt(origin));
    const planted = ["open.env", "bad.env"];
    project.write({
      "open.env": `FLOWFORM_CLIENT_SECRET=${application.clientSecret}\n`,
      "bad.env": application.clientSecret,
    });
    chmodSync(join(project.path, "open.env"), 0o644);
    chmodSync(join(project.path, "bad.env"), 0o600);
    for (const file of planted) {
      const ended = await project.process("plan --target production", {
        FLOWFORM_SECRETS_FILE: file,
        FLOWFORM_DEBUG: "1",
      });
      expect(ended.code).toBe(4);
      expect(leaks([application.clientSecret], project, ended, planted)).toEqual([]);
    }
  });
});

describe("a kept sign-in is nowhere but in its store", () => {
  it("through login, use, renewal and logout of the real program", async () => {
    const clock = { minutes: 0 };
    const { origin, asked, signedInAt } = await serveSigned({ clock });
    const project = projectWith(tenantAt(origin));
    const env = {
      FLOWFORM_CLIENT_ID: application.clientId,
      FLOWFORM_CLIENT_SECRET: application.clientSecret,
      FLOWFORM_DEBUG: "1",
    };
    const running = project.start("login --target production", env);
    let printed = "";
    running.process.stderr?.on("data", (text: string) => {
      printed += text;
    });
    await running.printed("authorize?");
    await running.printed("\n\n", 2);
    const answer = await fetch(/https?:\S+authorize\S+/.exec(printed)?.[0] ?? "", { redirect: "manual" });
    await fetch(answer.headers.get("location") ?? "");
    const ended = [await running.ended];
    clock.minutes = 61;
    ended.push(await project.process("whoami --target production --format json", env));
    ended.push(await project.process("logout --target production", env));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
    const refreshed = signedInAt.flatMap(({ body }) => new URLSearchParams(body).get("refresh_token") ?? []);
    const codes = signedInAt.flatMap(({ body }) => new URLSearchParams(body).get("code") ?? []);
    const planted = [application.clientSecret, ...given(asked), ...refreshed, ...codes];
    expect(planted.length).toBeGreaterThan(4);
    for (const each of ended) expect(leaks(planted, project, each)).toEqual([]);
  });
});
