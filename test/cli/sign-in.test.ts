import { generateKeyPairSync } from "node:crypto";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { HttpResponse } from "../../src/model/http.ts";
import { projectWith, registered, serveAnything, serveSigned, systemUserSecrets, tenantAt } from "./signed-sandbox.ts";

const { application } = registered;
const otherKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({
  type: "pkcs8",
  format: "pem",
});
const curveKey = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" });

const isSystemUser = ({ path }: { readonly path: string }) => path.includes("PartnerSystemUser");
const isKeys = ({ path }: { readonly path: string }) => path.endsWith("/jwks");

describe("a tenant by its name", () => {
  it("is found, signed in to as the system user, and worked on", async () => {
    const { origin, asked } = await serveSigned();
    const project = projectWith(tenantAt(origin));
    expect(await project.flowform("apply --target production --auto-approve", systemUserSecrets)).toMatchObject({
      code: 0,
      out: expect.stringContaining("1 done"),
    });
    expect(await project.flowform("plan --target production --detailed-exitcode", systemUserSecrets)).toMatchObject({
      code: 0,
    });
    const [first] = asked;
    expect(first?.headers.authorization).toMatch(/^SOTicket 7T:/);
    expect(first?.headers["so-apptoken"]).toBe(application.clientSecret);
  });

  it("keeps the host where it is at the moment out of plans", async () => {
    const { origin } = await serveSigned();
    const project = projectWith(tenantAt(origin));
    await project.flowform("plan --target production --out plan.json", systemUserSecrets);
    expect(JSON.parse(project.read("plan.json")).url).toBe(`${origin}/Cust00001`);
  });

  it.each([
    { state: "Suspended", words: "Cust00001 is suspended" },
    { state: "OfflineMaintenance", words: "Cust00001 is closed for maintenance" },
    { state: "MigrationPending", words: "Cust00001 is being moved" },
    { state: "Deleted", words: "Cust00001 is deleted" },
  ] as const)("that is $state is left alone", async ({ state, words }) => {
    const { origin, asked, signedInAt } = await serveSigned({ state });
    const ended = await projectWith(tenantAt(origin)).flowform("plan --target production", systemUserSecrets);
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain("error FF513: The tenant is not running");
    expect(ended.err.includes("Try again later")).toBe(state !== "Suspended" && state !== "Deleted");
    expect(ended.err).toContain(words);
    expect([asked, signedInAt]).toEqual([[], []]);
  });

  it("that is in maintenance but open is said to be so", async () => {
    const { origin } = await serveSigned({ state: "OnlineMaintenance" });
    const ended = await projectWith(tenantAt(origin)).flowform("whoami --target production", systemUserSecrets);
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining("Anna Berg (anna.berg)") });
    expect(ended.err).toContain("warning FF514: The tenant is in maintenance");
  });

  it("that is not there is said to be unknown", async () => {
    const { origin } = await serveSigned();
    const target = tenantAt(origin).replace("Cust00001", "Cust99999");
    const ended = await projectWith(target).flowform("plan --target production", systemUserSecrets);
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.err).toContain("error FF515");
  });

  it("that has moved since it was found is said to have", async () => {
    const { origin } = await serveSigned({
      before: () => ({ status: 421, headers: {}, body: "Wrong subdomain used to access tenant" }),
    });
    const ended = await projectWith(tenantAt(origin)).flowform("plan --target production", systemUserSecrets);
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain("error FF503: The target lives on another host");
    expect(ended.err).toContain("Run it again");
  });

  it.each([
    ["a page", "<html>Sign in</html>", 200, "FF516", "a page (HTML)"],
    ["half an answer", '{"State":"Run', 200, "FF516", "breaks off"],
    ["null", "null", 200, "FF516", "null"],
    ["nothing", "", 200, "FF516", "nothing at all"],
    ["a list", "[]", 200, "FF516", "JSON of another shape"],
    ["an empty object", "{}", 200, "FF516", "JSON of another shape"],
    ["a failure", "oops", 500, "FF516", "the status 500"],
    ["another host", '{"IsRunning":true,"Api":"https://evil.example/Cust00001/api"}', 200, "FF520", "evil.example"],
    ["another path", '{"IsRunning":true,"Api":"ORIGIN/Cust00002/api"}', 200, "FF575", "is about Cust00002"],
    [
      "one of another tenant",
      '{"ContextIdentifier":"Cust00002","IsRunning":true,"Api":"ORIGIN/Cust00001/api"}',
      200,
      "FF575",
      "is about Cust00002",
    ],
    [
      "a user in the address",
      '{"IsRunning":true,"Api":"http://a:b@127.0.0.1/Cust00001/api"}',
      200,
      "FF520",
      "127.0.0.1",
    ],
    ["no address", '{"IsRunning":true,"Api":"nonsense"}', 200, "FF520", "no address"],
    ["a redirect", "", 302, "FF509", "redirect"],
  ])("whose state is %s gets no secret", async (_, body, status, code, words) => {
    const { origin, seen } = await serveAnything((_request, response) =>
      response.writeHead(status, { location: "https://evil.example/" }).end(body.replace("ORIGIN", origin)),
    );
    const ended = await projectWith(tenantAt(origin)).flowform("plan --target production", systemUserSecrets);
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain(`error ${code}:`);
    expect(ended.err).toContain(words);
    expect(seen).toEqual(["/api/state/Cust00001"]);
  });
});

describe("a system user", () => {
  const run = async (secrets: Readonly<Record<string, string>>, options: Parameters<typeof serveSigned>[0] = {}) => {
    const { origin, asked } = await serveSigned(options);
    return { ended: await projectWith(tenantAt(origin)).flowform("plan --target production", secrets), asked };
  };

  it.each([
    {
      name: "a key that is not the app's",
      change: { FLOWFORM_PRIVATE_KEY: otherKey.toString() },
      says: "InvalidSignature",
    },
    { name: "another app's token", change: { FLOWFORM_SYSTEM_USER_TOKEN: "Other-1234" }, says: "Denied" },
    { name: "a wrong client secret", change: { FLOWFORM_CLIENT_SECRET: "wrong-secret" }, says: "Denied" },
  ])("with $name is not let in", async ({ change, says }) => {
    const { ended, asked } = await run({ ...systemUserSecrets, ...change });
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF518: The system user was not let in");
    expect(ended.err).toContain(says);
    expect(asked).toEqual([]);
  });

  it.each([-15, 15])("whose clock is %i minutes away is told so", async (minutes) => {
    const { ended } = await run(systemUserSecrets, { clock: { minutes } });
    expect(ended).toMatchObject({ code: 4 });
    expect(ended.err).toContain("InvalidTimestamp");
    expect(ended.err).toContain("Set this machine's clock");
  });

  it.each([
    ["no client secret", "FLOWFORM_CLIENT_SECRET", "", "FF511", "FLOWFORM_CLIENT_SECRET"],
    ["no key", "FLOWFORM_PRIVATE_KEY", " ", "FF511", "FLOWFORM_PRIVATE_KEY"],
    ["half a key", "FLOWFORM_PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----", "FF512", "no private key in PEM form"],
    ["a key of another kind", "FLOWFORM_PRIVATE_KEY", curveKey.toString(), "FF512", "is no RSA key"],
    ["a line end in a secret", "FLOWFORM_CLIENT_SECRET", "a\r\nX: b", "FF512", "characters that do not belong"],
  ])("with %s asks nobody", async (_, name, value, code, words) => {
    const { origin, seen } = await serveAnything((_request, response) => response.end("{}"));
    const secrets = { ...systemUserSecrets, [name]: value };
    const ended = await projectWith(tenantAt(origin)).flowform("plan --target production", secrets);
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain(`error ${code}:`);
    expect(ended.err).toContain(words);
    expect(seen).toEqual([]);
  });

  it.each([
    ["with line ends as \\n", (pem: string) => pem.replaceAll("\n", "\\n")],
    ["as base64", (pem: string) => Buffer.from(pem).toString("base64")],
  ])("may have its key %s", async (_, written) => {
    const key = written(systemUserSecrets.FLOWFORM_PRIVATE_KEY);
    expect((await run({ ...systemUserSecrets, FLOWFORM_PRIVATE_KEY: key })).ended).toMatchObject({ code: 0 });
  });

  it.each([
    ["a page", "<html>Maintenance</html>", "FF516", 1, "a page (HTML)"],
    ["half an answer", '{"IsSuccessful":tr', "FF516", 1, "breaks off"],
    ["null", "null", "FF516", 1, "null"],
    ["nothing", "", "FF516", 1, "nothing at all"],
    ["no word of success", '{"Token":"a.b.c"}', "FF516", 1, "JSON of another shape"],
    ["no token", '{"IsSuccessful":true,"Token":null}', "FF516", 1, "JSON of another shape"],
    ["something unsigned", '{"IsSuccessful":true,"Token":"abc"}', "FF519", 4, "is no signed token"],
  ])("that is answered with %s is not signed in", async (_, body, code, exit, words) => {
    const { ended, asked } = await run(systemUserSecrets, {
      change: (answer, request) => (isSystemUser(request) ? { ...answer, body } : answer),
    });
    expect(ended).toMatchObject({ code: exit, out: "" });
    expect(ended.err).toContain(`error ${code}:`);
    expect(ended.err).toContain(words);
    expect(asked).toEqual([]);
  });

  it.each([
    [400, '{"ErrorMessage":"InvalidSignature"}', "InvalidSignature"],
    [401, "", "with the status 401"],
    [403, "<html>No</html>", "with the status 403"],
  ])("that is refused with status %i is refused all the same", async (status, body, words) => {
    const { ended } = await run(systemUserSecrets, {
      change: (answer, request) => (isSystemUser(request) ? { ...answer, status, body } : answer),
    });
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF518");
    expect(ended.err).toContain(words);
  });

  /** Replaces a part of the signed token: 0 its header, 1 its claims, 2 its signature. */
  const forge = (part: number, change: (text: string) => string) => (answer: HttpResponse) => {
    const sent = JSON.parse(answer.body) as { Token: string };
    const parts = sent.Token.split(".");
    const text = Buffer.from(parts[part] ?? "", "base64url").toString("latin1");
    parts[part] = Buffer.from(change(text), "latin1").toString("base64url");
    return { ...answer, body: JSON.stringify({ ...sent, Token: parts.join(".") }) };
  };

  it.each([
    ["claims that were changed", forge(1, (text) => text.replace("7T:", "8T:")), "signature that does not fit"],
    ["no signature", forge(2, () => ""), "signature that does not fit"],
    ["the algorithm none", forge(0, (text) => text.replace("RS256", "none")), "not signed with RS256"],
    ["a key nobody published", forge(0, (text) => text.replace('"sandbox"', '"other"')), "key that is not published"],
  ])("does not believe a token with %s", async (_, change, words) => {
    const { ended, asked } = await run(systemUserSecrets, {
      change: (answer, request) => (isSystemUser(request) ? change(answer) : answer),
    });
    expect(ended).toMatchObject({ code: 4 });
    expect(ended.err).toContain("error FF519");
    expect(ended.err).toContain(words);
    expect(asked).toEqual([]);
  });

  it.each([
    ["a page", "<html></html>", "a page (HTML)"],
    ["nothing", "", "nothing at all"],
  ])("needs the published keys: %s", async (_, body, words) => {
    const { ended } = await run(systemUserSecrets, {
      change: (answer, request) => (isKeys(request) ? { ...answer, body } : answer),
    });
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.err).toContain("The list of published keys");
    expect(ended.err).toContain(words);
  });

  it("gets a new ticket when the old one is refused, also in the middle of writing", async () => {
    let refused = 0;
    const { origin, asked, signedInAt } = await serveSigned({
      before: ({ path }) => {
        if (!path.includes("SaveEmailFlow") || refused > 0) return undefined;
        refused++;
        return { status: 401, headers: {}, body: "" };
      },
    });
    const project = projectWith(tenantAt(origin));
    expect(await project.flowform("apply --target production --auto-approve", systemUserSecrets)).toMatchObject({
      code: 0,
    });
    expect(signedInAt.filter(isSystemUser)).toHaveLength(2);
    const saves = asked.filter(({ path }) => path.includes("SaveEmailFlow"));
    expect(new Set(saves.map(({ headers }) => headers.authorization)).size).toBe(2);
    expect(saves).toHaveLength(2);
  });

  it("gives up when the new ticket is refused too", async () => {
    const { origin, signedInAt } = await serveSigned({ before: () => ({ status: 401, headers: {}, body: "" }) });
    const ended = await projectWith(tenantAt(origin)).flowform("whoami --target production", systemUserSecrets);
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF504");
    expect(signedInAt.filter(isSystemUser)).toHaveLength(2);
  });

  it("says why a ticket could not be renewed", async () => {
    let times = 0;
    const { origin } = await serveSigned({
      before: () => ({ status: 401, headers: {}, body: "" }),
      change: (answer, request) => {
        if (!isSystemUser(request) || ++times === 1) return answer;
        return { ...answer, body: '{"IsSuccessful":false,"ErrorMessage":"Revoked"}' };
      },
    });
    const ended = await projectWith(tenantAt(origin)).flowform("whoami --target production", systemUserSecrets);
    expect(ended).toMatchObject({ code: 4 });
    expect(ended.err).toContain("error FF530: The sign-in could not be renewed");
    expect(ended.err).toContain("Revoked");
  });
});

describe("an installation by its url", () => {
  it("is signed in to with a name and a password", async () => {
    const { url, asked } = await serveSigned();
    const secrets = { FLOWFORM_USER: application.user, FLOWFORM_PASSWORD: application.password };
    const ended = await projectWith(`{ url: "${url}" }`).flowform("whoami --target production", secrets);
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(asked[0]?.headers.authorization).toMatch(/^Basic /);
  });

  it("refuses a wrong password", async () => {
    const { url } = await serveSigned();
    const secrets = { FLOWFORM_USER: application.user, FLOWFORM_PASSWORD: "wrong-password" };
    const ended = await projectWith(`{ url: "${url}", signIn: basic }`).flowform("whoami --target production", secrets);
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF504");
  });

  it("is signed in to with a ticket", async () => {
    const seen: (string | undefined)[] = [];
    const { origin } = await serveAnything((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{"Associate":"anna","FunctionRights":["hasemailflow"]}');
    });
    const project = projectWith(`{ url: "${origin}/api", signIn: ticket }`);
    const ended = await project.flowform("whoami --target production --format json", {
      FLOWFORM_TICKET: "7T:abcdefgh",
    });
    expect(JSON.parse(ended.out)).toMatchObject({ login: "anna", rights: ["hasemailflow"] });
    expect(seen).toEqual(["SOTicket 7T:abcdefgh"]);
    expect(await project.flowform("whoami --target production")).toMatchObject({ code: 4 });
  });

  it.each([
    ["null", "null"],
    ["JSON of another shape", "{}"],
  ])("that does not say who is signed in is not believed: %s", async (words, body) => {
    const { origin } = await serveAnything((_, response) => response.end(body));
    const ended = await projectWith(`{ url: "${origin}/api" }`).flowform("whoami --target production", {
      FLOWFORM_TOKEN: "t-12345",
    });
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain(words);
  });
});

describe("secrets", () => {
  const fileOf = (secrets: Readonly<Record<string, string>>) =>
    Object.entries(secrets)
      .map(([name, value]) => `${name}="${value.trim()}"\n`)
      .join("");

  async function withFile(mode: number, text = fileOf(systemUserSecrets)) {
    const { origin, asked } = await serveSigned();
    const project = projectWith(tenantAt(origin));
    project.write({ "secrets.env": text });
    chmodSync(join(project.path, "secrets.env"), mode);
    return { project, asked };
  }

  it("may come from a file of one's own", async () => {
    const { project } = await withFile(0o600);
    const ended = await project.flowform("whoami --target production", { FLOWFORM_SECRETS_FILE: "secrets.env" });
    expect(ended).toMatchObject({ code: 0, err: "" });
  });

  it.each([0o640, 0o604, 0o660, 0o644])("do not come from a file that others can open: %o", async (mode) => {
    const { project, asked } = await withFile(mode);
    const ended = await project.flowform("whoami --target production", { FLOWFORM_SECRETS_FILE: "secrets.env" });
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF531: A file with secrets can be read by others");
    expect(ended.err).toContain("chmod 600");
    expect(asked).toEqual([]);
  });

  it("do not come through a link to such a file", async () => {
    const { project } = await withFile(0o644);
    symlinkSync("secrets.env", join(project.path, "link.env"));
    const ended = await project.flowform("whoami --target production", { FLOWFORM_SECRETS_FILE: "link.env" });
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF531");
  });

  it.each([
    ["missing.env", "it does not exist"],
    [".", "it is no file"],
    ["secrets.env", "no line of the form FLOWFORM_NAME=value"],
  ])("do not come from %s", async (path, words) => {
    const { project } = await withFile(0o600, "TOKEN=x\n");
    const ended = await project.flowform("whoami --target production", { FLOWFORM_SECRETS_FILE: path });
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF532");
    expect(ended.err).toContain(words);
  });

  it("of the target's own name go before the common ones", async () => {
    const { origin } = await serveSigned();
    const secrets = {
      ...systemUserSecrets,
      FLOWFORM_CLIENT_SECRET: "wrong",
      FLOWFORM_CLIENT_SECRET_PRODUCTION: application.clientSecret,
    };
    expect(await projectWith(tenantAt(origin)).flowform("whoami --target production", secrets)).toMatchObject({
      code: 0,
    });
  });

  it.each(["{ url: URL }", "{ tenant: Cust00001, environment: ORIGIN }"])(
    "with a host of their own go nowhere else: %s",
    async (target) => {
      const { url, origin, asked, signedInAt } = await serveSigned();
      const project = projectWith(target.replace("URL", `"${url}"`).replace("ORIGIN", `"${origin}"`));
      const secrets = { ...systemUserSecrets, FLOWFORM_HOST: "online.superoffice.com", FLOWFORM_TOKEN: "8A:token" };
      const ended = await project.flowform("whoami --target production", secrets);
      expect(ended).toMatchObject({ code: 4, out: "" });
      expect(ended.err).toContain("error FF528: The secrets are for another host");
      expect([asked, signedInAt]).toEqual([[], []]);
      const right = { ...systemUserSecrets, FLOWFORM_HOST: new URL(origin).host };
      const { code } = await project.flowform("whoami --target production", right);
      expect(code).toBe(target.includes("tenant") ? 0 : 4);
    },
  );
});

describe("flowform.yaml", () => {
  it.each([
    ["{ signIn: token }", "FF013", "neither url: nor tenant:"],
    ["{ url: https://a.example/api, tenant: Cust1, environment: online }", "FF013", "both url: and tenant:"],
    ["{ tenant: Cust1 }", "FF203", "environment"],
    ["{ environment: online }", "FF203", "tenant"],
    ["{ tenant: Cust1, environment: online2 }", "FF205", "online2"],
    ["{ tenant: Cust1, environment: https://evil.example }", "FF205", "evil.example"],
    ["{ tenant: Cust1, environment: http://evil.example }", "FF205", "evil.example"],
    ["{ tenant: ../Cust1, environment: online }", "FF205", "Cust1"],
    ["{ tenant: Cust1, environment: online, signIn: basic }", "FF526", "needs url:"],
    ["{ url: https://a.example/api, signIn: systemUser }", "FF526", "needs tenant: and environment:"],
    ["{ tenant: Cust1, environment: online, signIn: magic }", "FF204", "magic"],
    ["{ tenant: Cust1, environment: online, token: abc }", "FF201", "token"],
  ])("refuses %s", async (target, code, words) => {
    const ended = await projectWith(target).flowform("plan --target production");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain(`error ${code}:`);
    expect(ended.err).toContain("flowform.yaml:3:");
    expect(ended.err).toContain(words);
  });
});
