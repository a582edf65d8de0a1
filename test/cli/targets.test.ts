import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createProject, smallFlow } from "./flowform.ts";

const token = "8A:Cust12345.canary-token";
const signedIn = { FLOWFORM_TOKEN: token };

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/Cust1/api`;
}

const projectFor = (url: string) =>
  createProject({
    "flowform.yaml": `project: acme\ntargets:\n  production:\n    url: ${url}\n`,
    "flows/a.flow.yaml": smallFlow("a", "A"),
  });

describe("a target", () => {
  it.each([
    { name: "refuses the token", status: 401, body: "", code: 4, finding: "FF504" },
    { name: "does not allow it", status: 403, body: '{"Message":"no right"}', code: 4, finding: "FF505" },
    { name: "lives elsewhere", status: 421, body: "Wrong subdomain", code: 1, finding: "FF503" },
    { name: "is a web page", status: 200, body: "<html>Sign in</html>", code: 1, finding: "FF506" },
    { name: "answers half of it", status: 200, body: '[{"Key":', code: 1, finding: "FF506" },
    { name: "cannot do it", status: 500, body: '{"ErrorMessage":"oops"}', code: 1, finding: "FF507" },
    { name: "sends us elsewhere", status: 302, body: "", code: 1, finding: "FF509" },
  ])("that $name ends with $code", async ({ status, body, code, finding }) => {
    const url = await serve((_, response) =>
      response.writeHead(status, { location: "https://evil.example/" }).end(body),
    );
    const ended = await projectFor(url).flowform("plan --target production", signedIn);
    expect(ended.err).toContain(`error ${finding}:`);
    expect(ended).toMatchObject({ code, out: "" });
    expect(ended.err).not.toContain("canary");
    expect(ended.err).not.toMatch(/^ +at /m);
  });

  it("that refuses the connection ends with 1, after trying again", async () => {
    const ended = await projectFor("http://127.0.0.1:1/api").flowform("lookup form --target production", signedIn);
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain("error FF502: The target cannot be reached");
    expect(ended.err).toContain("the connection was refused");
  });

  it("is asked again when it is busy", async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked++;
      if (asked === 1) response.writeHead(429, { "retry-after": "0" }).end();
      else response.end('[{"Id":7,"Name":"Trial signup"},{"Id":8,"Name":"Book\\u001b[2J a demo"}]');
    });
    const ended = await projectFor(url).flowform("lookup form --target production", signedIn);
    expect(ended).toEqual({ code: 0, err: "", out: "7  Trial signup\n8  Book\\u001b[2J a demo\n" });
    expect(asked).toBe(2);
  });

  it("is not asked without a token", async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked++;
      response.end("[]");
    });
    const ended = await projectFor(url).flowform("plan --target production", { FLOWFORM_TOKEN: " " });
    expect(ended).toMatchObject({ code: 4, out: "" });
    expect(ended.err).toContain("error FF510");
    expect(asked).toBe(0);
  });

  it("that flowform.yaml does not name is not known", async () => {
    const ended = await projectFor("https://online.superoffice.com/Cust1/api").flowform("plan --target prod");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain("error FF008");
    expect(ended.err).toContain("Use one of production, sandbox.");
  });

  it("is not asked more than it allows", async () => {
    const url = await serve((_, response) => response.end("[]"));
    const ended = await projectFor(url).flowform("plan --target production --parallelism 0", signedIn);
    expect(ended).toMatchObject({ code: 3 });
    expect(ended.err).toContain("--parallelism is a whole number from 1 to 64");
  });
});

describe("lookup", () => {
  it("lists the lists without asking anybody", async () => {
    const ended = await createProject().flowform("lookup");
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toMatch(/^associate +users\n/);
    for (const list of ["category", "business", "country", "ticketslevel"])
      expect(ended.out).toMatch(new RegExp(`^${list} +values of columns$`, "m"));
  });

  it("does not know other lists", async () => {
    const ended = await createProject().flowform("lookup froms");
    expect(ended).toMatchObject({ code: 3, out: "" });
    expect(ended.err).toContain("there is no list froms; did you mean form.");
  });

  it("finds names by a part of them, in any case", async () => {
    const url = await serve((_, response) => response.end('[{"Id":7,"Name":"Trial signup"},{"Id":8,"Name":"Demo"}]'));
    const ended = await projectFor(url).flowform("lookup form TRIAL --target production --format json", signedIn);
    expect(JSON.parse(ended.out)).toMatchObject({
      format_version: "1.0",
      list: "form",
      items: [{ id: 7, name: "Trial signup" }],
    });
  });
});
