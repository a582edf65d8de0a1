import { createHash, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../src/model/http.ts";
import { registerApplication } from "../../src/sandbox/sign-in/application.ts";
import { createSignIn } from "../../src/sandbox/sign-in/sign-in.ts";

const { application, privateKey } = registerApplication();
const origin = "http://127.0.0.1:4711";

function open() {
  const clock = { now: new Date("2026-11-24T09:00:30Z") };
  const signIn = createSignIn({ application, tenant: "Cust00001", now: () => clock.now });
  const wait = (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  };
  const ask = async (route: string, body = "") => {
    const [method = "", path = ""] = route.split(" ");
    const {
      status,
      headers,
      body: text,
    } = await signIn.respond({ method: method as HttpRequest["method"], path, headers: {}, body }, origin);
    return { status, headers, json: text.startsWith("{") ? JSON.parse(text) : text };
  };
  const mayEnter = (authorization: string, more: Readonly<Record<string, string>> = {}) =>
    signIn.authorised({ method: "GET", path: "/v1", headers: { authorization, ...more }, body: "" });
  return { ask, wait, mayEnter };
}

const appToken = { "so-apptoken": application.clientSecret };
const signed = (token: string, minute: string) =>
  `${token}.${minute}.${sign("RSA-SHA256", Buffer.from(`${token}.${minute}`), privateKey).toString("base64")}`;

const rightBody = {
  SignedSystemToken: signed(application.systemUserToken, "202611240900"),
  ApplicationToken: application.clientSecret,
  ContextIdentifier: "Cust00001",
  ReturnTokenType: "JWT",
};

const authenticate = "POST /Login/api/PartnerSystemUser/Authenticate";
const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));

async function ticketFrom({ ask }: ReturnType<typeof open>): Promise<string> {
  const { json } = await ask(authenticate, JSON.stringify(rightBody));
  return claimsOf(json.Token)["http://schemes.superoffice.net/identity/ticket"];
}

describe("the system user's sign-in", () => {
  it("gives a token for the tenant's database, with a ticket", async () => {
    const { json } = await open().ask(authenticate, JSON.stringify(rightBody));
    expect(json).toMatchObject({ IsSuccessful: true, ErrorMessage: "" });
    const claims = claimsOf(json.Token);
    expect(claims).toMatchObject({
      iss: "SuperOffice AS",
      aud: `spn:${claims["http://schemes.superoffice.net/identity/serial"]}`,
      "http://schemes.superoffice.net/identity/ctx": "Cust00001",
    });
  });

  it.each([
    [
      "a changed token",
      { SignedSystemToken: rightBody.SignedSystemToken.replace("Flowform", "Another") },
      "InvalidSignature",
    ],
    ["a cut signature", { SignedSystemToken: rightBody.SignedSystemToken.slice(0, -8) }, "InvalidSignature"],
    ["no signature", { SignedSystemToken: `${application.systemUserToken}.202611240900` }, "InvalidSignature"],
    ["nothing", { SignedSystemToken: null }, "InvalidSignature"],
    [
      "an old timestamp",
      { SignedSystemToken: signed(application.systemUserToken, "202611240850") },
      "InvalidTimestamp",
    ],
    [
      "a timestamp to come",
      { SignedSystemToken: signed(application.systemUserToken, "202611240911") },
      "InvalidTimestamp",
    ],
    ["no date at all", { SignedSystemToken: signed(application.systemUserToken, "999999999999") }, "InvalidTimestamp"],
    ["another system user", { SignedSystemToken: signed("Other-1", "202611240900") }, "Denied"],
    ["another app's secret", { ApplicationToken: "x" }, "Denied"],
    ["another tenant", { ContextIdentifier: "Cust00002" }, "Denied"],
  ])("refuses %s", async (_, change, message) => {
    const { json } = await open().ask(authenticate, JSON.stringify({ ...rightBody, ...change }));
    expect(json).toEqual({ IsSuccessful: false, Token: null, ErrorMessage: message });
  });

  it("gives a ticket that lasts six hours from its last use, with the app's token beside it", async () => {
    const server = open();
    const ticket = `SOTicket ${await ticketFrom(server)}`;
    expect(server.mayEnter(ticket)).toBe(false);
    expect(server.mayEnter(ticket, { "so-apptoken": "wrong" })).toBe(false);
    server.wait(359);
    expect(server.mayEnter(ticket, appToken)).toBe(true);
    server.wait(359);
    expect(server.mayEnter(ticket, appToken)).toBe(true);
    server.wait(361);
    expect(server.mayEnter(ticket, appToken)).toBe(false);
  });
});

describe("a person's sign-in", () => {
  const verifier = "v".repeat(43);
  const redirect = "http://127.0.0.1:5000/signed-in";
  const query = {
    response_type: "code",
    client_id: application.clientId,
    redirect_uri: redirect,
    scope: "openid",
    state: "s",
    nonce: "n",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  const authorize = ({ ask }: ReturnType<typeof open>, change: Record<string, string> = {}) =>
    ask(`GET /login/common/oauth/authorize?${new URLSearchParams({ ...query, ...change })}`);
  const codeFrom = async (server: ReturnType<typeof open>) =>
    new URL((await authorize(server)).headers.location ?? "").searchParams.get("code") ?? "";
  const trade = ({ ask }: ReturnType<typeof open>, form: Record<string, string>) =>
    ask("POST /login/common/oauth/tokens", new URLSearchParams(form).toString());
  const grant = (code: string) => ({
    grant_type: "authorization_code",
    client_id: application.clientId,
    redirect_uri: redirect,
    code_verifier: verifier,
    code,
  });

  it("gives tokens, the access token for an hour and the refresh token for long", async () => {
    const server = open();
    const { json } = await trade(server, grant(await codeFrom(server)));
    expect(json).toMatchObject({ token_type: "Bearer", expires_in: 3600 });
    expect(claimsOf(json.id_token)).toMatchObject({ iss: origin, aud: application.clientId, nonce: "n" });
    expect(server.mayEnter(`Bearer ${json.access_token}`)).toBe(true);
    server.wait(61);
    expect(server.mayEnter(`Bearer ${json.access_token}`)).toBe(false);
    const again = { grant_type: "refresh_token", client_id: application.clientId, refresh_token: json.refresh_token };
    const renewed = (await trade(server, again)).json;
    expect(server.mayEnter(`Bearer ${renewed.access_token}`)).toBe(true);
    expect(renewed).not.toHaveProperty("refresh_token");
  });

  it("takes a code once, and for ten minutes", async () => {
    const server = open();
    const code = await codeFrom(server);
    expect((await trade(server, grant(code))).status).toBe(200);
    expect(await trade(server, grant(code))).toMatchObject({ status: 400, json: { error: "invalid_grant" } });
    const old = await codeFrom(server);
    server.wait(11);
    expect(await trade(server, grant(old))).toMatchObject({ status: 400, json: { error: "invalid_grant" } });
  });

  it.each([
    ["another verifier", { code_verifier: "w".repeat(43) }, "invalid_grant"],
    ["another redirect", { redirect_uri: "http://127.0.0.1:5001/signed-in" }, "invalid_grant"],
    ["another app", { client_id: "other" }, "invalid_client"],
    ["a wrong secret", { client_secret: "wrong" }, "invalid_client"],
    ["a password", { grant_type: "password" }, "unsupported_grant_type"],
  ])("refuses a code with %s", async (_, change, error) => {
    const server = open();
    expect((await trade(server, { ...grant(await codeFrom(server)), ...change })).json).toEqual({ error });
  });

  it.each([
    ["an unknown app", { client_id: "other" }],
    ["a redirect to elsewhere", { redirect_uri: "https://evil.example/" }],
    ["a redirect to a name", { redirect_uri: "http://localhost:5000/" }],
  ])("shows a page to %s", async (_, change) => {
    expect(await authorize(open(), change)).toMatchObject({
      status: 400,
      headers: { "content-type": expect.anything() },
    });
  });

  it.each([{ code_challenge_method: "plain" }, { response_type: "token" }, { scope: "openid profile" }])(
    "sends %j back with an error",
    async (change) => {
      const back = new URL((await authorize(open(), change)).headers.location ?? "");
      expect(Object.fromEntries(back.searchParams)).toEqual({ state: "s", error: "invalid_request" });
    },
  );
});

it("lets in nobody else", async () => {
  const { mayEnter, ask } = open();
  const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
  expect(mayEnter(basic(`${application.user}:${application.password}`))).toBe(true);
  for (const wrong of ["", "Bearer", "Bearer x", "SOTicket 7T:x", "constructor x", basic("a:b"), basic("")])
    expect(mayEnter(wrong, appToken)).toBe(false);
  expect((await ask("GET /login/elsewhere")).status).toBe(404);
});
