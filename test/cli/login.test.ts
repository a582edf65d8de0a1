import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  projectWith,
  registered,
  type SignedSandboxOptions,
  serveAnything,
  serveSigned,
  tenantAt,
} from "./signed-sandbox.ts";

const { application } = registered;
const app = { FLOWFORM_CLIENT_ID: application.clientId };

type Project = ReturnType<typeof projectWith>;

/** What a browser does: it goes to the address, and where the server sends it. */
async function browse(address: string, change: (back: URL) => void = () => {}): Promise<string> {
  const answer = await fetch(address, { redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "http://127.0.0.1:1/");
  change(back);
  return (await fetch(back)).text();
}

const addressIn = (text: string) => /https?:\/\/\S+authorize\?\S+/.exec(text)?.[0];

/** Runs login, with a browser that does what it is told once it knows the address. */
async function logIn(
  project: Project,
  browser: (address: string) => Promise<unknown>,
  env: Readonly<Record<string, string>> = app,
) {
  let browsing: Promise<unknown> = Promise.resolve();
  const onErr = (text: string) => {
    const address = addressIn(text);
    if (address !== undefined) browsing = browser(address);
  };
  const ended = await project.flowform("login --target production", env, { onErr });
  await browsing;
  return ended;
}

async function open(options: SignedSandboxOptions = {}, more = "") {
  const server = await serveSigned(options);
  return { server, project: projectWith(tenantAt(server.origin, more)) };
}

const keptFiles = ({ path }: Project) => {
  const folder = join(path, "config/flowform/sign-ins");
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
};

describe("login", () => {
  it("lets a person sign in in the browser, and keeps that for the next commands", async () => {
    const { server, project } = await open();
    let page = "";
    const ended = await logIn(project, async (address) => {
      page = await browse(address);
    });
    expect(ended).toMatchObject({ code: 0, out: "Signed in to production (Cust00001).\n" });
    expect(page).toBe("Flowform has heard from SuperOffice. Close this window; the terminal says how it went.\n");
    expect(await project.flowform("whoami --target production")).toMatchObject({ code: 0, err: "" });
    expect(server.asked.at(-1)?.headers.authorization).toMatch(/^Bearer 8A:Cust00001\./);
  });

  it("does not promise the sandbox to whoever names no target", async () => {
    const { project } = await open();
    for (const command of ["login", "logout"])
      expect((await project.flowform(`${command} --help`)).out).not.toContain("built-in sandbox");
  });

  it("asks with PKCE, a state and a nonce, for the tenant and this machine", async () => {
    const { server, project } = await open({}, `clientId: ${application.clientId}`);
    let query = new URLSearchParams();
    await logIn(
      project,
      (address) => {
        query = new URL(address).searchParams;
        return browse(address);
      },
      {},
    );
    expect(Object.fromEntries(query)).toMatchObject({
      response_type: "code",
      scope: "openid",
      code_challenge_method: "S256",
      acr_values: "tenant:Cust00001",
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/signed-in$/),
      state: expect.stringMatching(/^.{40,}$/),
      nonce: expect.stringMatching(/^.{40,}$/),
    });
    const exchange = server.signedInAt.find(({ path }) => path.endsWith("/tokens"));
    expect(new URLSearchParams(exchange?.body).get("code_verifier")).toMatch(/^.{40,}$/);
    expect(exchange?.body).not.toContain("client_secret");
  });

  it("keeps its tokens in a file that nobody else can open", async () => {
    const { project } = await open();
    await logIn(project, browse);
    const [file = "", ...others] = keptFiles(project);
    expect(others).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, "..")).mode & 0o777).toBe(0o700);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ clientId: application.clientId });
  });

  it("waits on when a stranger knocks", async () => {
    const { project } = await open();
    const pages: string[] = [];
    const ended = await logIn(project, async (address) => {
      const redirect = new URL(address).searchParams.get("redirect_uri") ?? "";
      for (const query of ["?code=stolen&state=wrong", "?code=stolen", "?error=access_denied"])
        pages.push(await (await fetch(`${redirect}${query}`)).text());
      expect((await fetch(new URL("/favicon.ico", redirect))).status).toBe(404);
      await browse(address);
    });
    expect(ended).toMatchObject({ code: 0 });
    expect(new Set(pages)).toEqual(new Set(["This is not the answer to the sign-in that Flowform waits for.\n"]));
  });

  it.each([
    {
      name: "the person said no",
      change: (back: URL) => back.searchParams.set("error", "access_denied"),
      says: "(access_denied)",
      code: "FF524",
    },
    {
      name: "there is no code",
      change: (back: URL) => back.searchParams.delete("code"),
      says: "not with the answer",
      code: "FF524",
    },
    {
      name: "the code is wrong",
      change: (back: URL) => back.searchParams.set("code", "wrong"),
      says: "invalid_grant",
      code: "FF517",
    },
  ])("keeps nothing when $name", async ({ change, says, code }) => {
    const { project } = await open();
    const ended = await logIn(project, (address) => browse(address, change));
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain(`error ${code}:`);
    expect(ended.err).toContain(says);
    expect(keptFiles(project)).toEqual([]);
  });

  it("gives up when nobody comes", async () => {
    const { project } = await open();
    const ended = await project.flowform("login --target production", app, {
      timeout: () => AbortSignal.timeout(1000),
    });
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF523: Nobody signed in");
  });

  it("refuses an app that the server does not know", async () => {
    const { project } = await open();
    const ended = await logIn(project, browse, {
      FLOWFORM_CLIENT_ID: application.clientId,
      FLOWFORM_CLIENT_SECRET: "wrong-secret",
    });
    expect(ended).toMatchObject({ code: 4 });
    expect(ended.err).toContain("invalid_client");
  });

  const isTokens = ({ path }: { readonly path: string }) => path.endsWith("/tokens");
  it.each([
    ["a page", (body: string) => body.replace(/.*/s, "<html></html>"), "FF516", 1, "a page (HTML)"],
    ["half of it", (body: string) => body.slice(0, 40), "FF516", 1, "breaks off"],
    ["null", () => "null", "FF516", 1, "null"],
    ["nothing", () => "", "FF516", 1, "nothing at all"],
    ["no token", (body: string) => body.replace("access_token", "token"), "FF516", 1, "another shape"],
    ["no identity", (body: string) => body.replace("id_token", "token"), "FF519", 4, "no signed token"],
  ])("is not content with %s in place of tokens", async (_, change, code, exit, says) => {
    const { project } = await open({
      change: (answer, request) => (isTokens(request) ? { ...answer, body: change(answer.body) } : answer),
    });
    const ended = await logIn(project, browse);
    expect(ended).toMatchObject({ code: exit, out: "" });
    expect(ended.err).toContain(`error ${code}:`);
    expect(ended.err).toContain(says);
    expect(keptFiles(project)).toEqual([]);
  });

  it("does not take the identity token of another sign-in", async () => {
    const { project } = await open();
    let first = "";
    const ended = await logIn(project, async (address) => {
      const other = new URL(address);
      other.searchParams.set("nonce", "another-nonce");
      first = await browse(other.href);
    });
    expect(first).toContain("heard from SuperOffice");
    expect(ended).toMatchObject({ code: 4 });
    expect(ended.err).toContain("is from another sign-in");
  });

  it.each([
    ["authorization_endpoint", "https://evil.example/authorize"],
    ["token_endpoint", "https://evil.example/tokens"],
    ["jwks_uri", "http://127.0.0.1:1/jwks"],
    ["revocation_endpoint", "nonsense"],
  ])("goes nowhere else, whatever %s says", async (name, address) => {
    const { server, project } = await open({
      change: (answer, request) =>
        request.path.includes("openid-configuration")
          ? { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), [name]: address }) }
          : answer,
    });
    const ended = await project.flowform("login --target production", app, {
      timeout: () => AbortSignal.timeout(1000),
    });
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain("error FF520");
    expect(server.signedInAt).toHaveLength(1);
  });

  it.each([
    ["login", "production", "{ url: https://a.example/api }", "FF527", 3],
    ["login", "production", "{ tenant: Cust1, environment: online, signIn: systemUser }", "FF527", 3],
    ["login", "sandbox", "{ tenant: Cust1, environment: online }", "FF527", 3],
    ["login", "elsewhere", "{ tenant: Cust1, environment: online }", "FF008", 3],
    ["logout", "production", "{ url: https://a.example/api }", "FF527", 3],
    ["login", "production", "{ tenant: Cust1, environment: online }", "FF511", 4],
    ["login", "production", "{ tenant: Cust1, environment: sod }", "FF528", 4],
    ["logout", "production", "{ tenant: Cust1, environment: sod }", "FF528", 4],
  ])("%s --target %s for %s is refused with %s", async (command, target, written, code, exit) => {
    const environment = { FLOWFORM_HOST: "online.superoffice.com" };
    const ended = await projectWith(written).flowform(`${command} --target ${target}`, environment);
    expect(ended).toMatchObject({ code: exit, out: "" });
    expect(ended.err).toContain(`error ${code}:`);
  });

  it("wants to know the target", async () => {
    const ended = await projectWith("{ tenant: Cust1, environment: online }").flowform("login");
    expect(ended).toMatchObject({ code: 3 });
    expect(ended.err).toContain("--target NAME");
  });

  it("needs a folder for what it keeps", async () => {
    const ended = await projectWith("{ tenant: Cust1, environment: online }").flowform("login --target production", {
      ...app,
      XDG_CONFIG_HOME: "relative",
    });
    expect(ended).toMatchObject({ code: 3 });
    expect(ended.err).toContain("error FF012");
  });
});

describe("a kept sign-in", () => {
  it("is renewed when its access token has ended, and what is new is kept", async () => {
    const clock = { minutes: 0 };
    const { server, project } = await open({ clock });
    await logIn(project, browse);
    const before = readFileSync(keptFiles(project)[0] ?? "", "utf8");
    clock.minutes = 61;
    expect(await project.flowform("whoami --target production")).toMatchObject({ code: 0, err: "" });
    const after = readFileSync(keptFiles(project)[0] ?? "", "utf8");
    expect(JSON.parse(after)).toMatchObject({ refreshToken: JSON.parse(before).refreshToken });
    expect(JSON.parse(after).accessToken).not.toBe(JSON.parse(before).accessToken);
    expect(server.asked.map(({ headers }) => headers.authorization)).toHaveLength(2);
  });

  it("is renewed beforehand when it is known to have ended", async () => {
    const { server, project } = await open();
    await logIn(project, browse);
    const [file = ""] = keptFiles(project);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), ends: Date.now() + 30_000 }));
    expect(await project.flowform("whoami --target production")).toMatchObject({ code: 0, err: "" });
    expect(server.asked).toHaveLength(1);
  });

  it("that the server does not renew asks for another login", async () => {
    const clock = { minutes: 0 };
    const { project } = await open({
      clock,
      change: (answer, { body }) =>
        body.includes("grant_type=refresh_token")
          ? { ...answer, status: 400, body: '{"error":"invalid_grant"}' }
          : answer,
    });
    await logIn(project, browse);
    const [file = ""] = keptFiles(project);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), ends: 0 }));
    const ended = await project.flowform("whoami --target production");
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF522: The sign-in has ended");
    expect(ended.err).toContain("flowform login --target production");
  });

  it("that is not there asks for a login, and nobody is asked for anything", async () => {
    const { origin, seen } = await serveAnything((_, response) => response.end("{}"));
    const ended = await projectWith(tenantAt(origin)).flowform("plan --target production");
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF521: Nobody is signed in to the target");
    expect(seen).toEqual([]);
  });

  it.each([
    ["damaged", "{", 0o600, "FF521"],
    ["of another shape", '{"accessToken":7}', 0o600, "FF521"],
    ["open to others", undefined, 0o644, "FF531"],
  ])("in a file that is %s is not used", async (_, text, mode, code) => {
    const { server, project } = await open();
    await logIn(project, browse);
    const [file = ""] = keptFiles(project);
    writeFileSync(file, text ?? readFileSync(file, "utf8"));
    chmodSync(file, mode);
    const ended = await project.flowform("whoami --target production");
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain(`error ${code}`);
    expect(server.asked).toEqual([]);
  });

  it("serves its own tenant alone", async () => {
    const { server, project } = await open();
    await logIn(project, browse);
    project.write({
      "flowform.yaml": `project: acme\ntargets:\n  production: ${tenantAt(server.origin).replace("Cust00001", "Cust00002")}\n`,
    });
    const ended = await project.flowform("whoami --target production");
    expect(ended.err).toContain("error FF521");
  });

  it("for another tenant is not kept", async () => {
    const { server, project } = await open({ serves: "Cust00002" });
    project.write({
      "flowform.yaml": `project: acme\ntargets:\n  production: ${tenantAt(server.origin).replace("Cust00001", "Cust00002")}\n`,
    });
    const ended = await logIn(project, browse);
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF525");
    expect(ended.err).toContain("It is for Cust00001, and the target is Cust00002");
    expect(keptFiles(project)).toEqual([]);
  });
});

describe("logout", () => {
  it("deletes the sign-in and has it taken back", async () => {
    const { server, project } = await open();
    await logIn(project, browse);
    const { refreshToken } = JSON.parse(readFileSync(keptFiles(project)[0] ?? "", "utf8"));
    expect(await project.flowform("logout --target production")).toEqual({
      code: 0,
      out: "Signed out of production.\n",
      err: "",
    });
    expect(keptFiles(project)).toEqual([]);
    const form = { grant_type: "refresh_token", client_id: application.clientId, refresh_token: refreshToken };
    const again = await fetch(`${server.origin}/login/common/oauth/tokens`, {
      method: "POST",
      body: new URLSearchParams(form),
    });
    expect([again.status, await again.json()]).toEqual([400, { error: "invalid_grant" }]);
  });

  it("says when nobody was signed in", async () => {
    const { project } = await open();
    expect(await project.flowform("logout --target production")).toEqual({
      code: 0,
      out: "Nobody was signed in to production.\n",
      err: "",
    });
  });

  it.each([
    ["answers with an error", (path: string) => path.endsWith("/revoke"), "status 500"],
    ["is down", (path: string) => path.includes("openid-configuration"), "The description of the sign-in"],
  ])("deletes it also when the server %s, and says so", async (_, isBroken, says) => {
    let broken = false;
    const { project } = await open({
      change: (answer, { path }) => (broken && isBroken(path) ? { ...answer, status: 500, body: "" } : answer),
    });
    await logIn(project, browse);
    broken = true;
    const ended = await project.flowform("logout --target production");
    expect(ended).toMatchObject({ code: 0, out: "Signed out of production.\n" });
    expect(ended.err).toContain("warning FF529");
    expect(ended.err).toContain(says);
    expect(keptFiles(project)).toEqual([]);
  });
});
