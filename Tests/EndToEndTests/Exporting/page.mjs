// Drives the page that `export html` writes in a headless Chromium, and prints what it finds,
// a fact a line, its fields parted by tabs.
//
//   node page.mjs PAGE.html [FOLDER]
//
// With a folder, pictures of the page are put there.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [page, folder] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), "page-"));
// A pipe instead of a port: nobody else can be talked to, and nothing need be waited for.
const browser = spawn(process.env.CHROMIUM || "chromium", [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-extensions", "--no-first-run",
  "--disable-dev-shm-usage", "--remote-debugging-pipe", `--user-data-dir=${home}`,
  "--window-size=1280,900", "about:blank",
], { detached: true, stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const [, , , input, output] = browser.stdio;

let next = 1;
const waiting = new Map();
const listeners = [];
let rest = "";
output.on("data", (bytes) => {
  const parts = (rest + bytes).split("\0");
  rest = parts.pop();
  for (const part of parts) {
    const message = JSON.parse(part);
    if (message.id && waiting.has(message.id)) {
      const { done, fail } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) fail(new Error(message.error.message));
      else done(message.result);
    } else listeners.forEach((listener) => listener(message));
  }
});

let session;
function ask(method, params = {}, sessionId = session) {
  const id = next++;
  input.write(JSON.stringify({ id, method, params, sessionId }) + "\0");
  return new Promise((done, fail) => waiting.set(id, { done, fail }));
}
const event = (method) => new Promise((done) => listeners.push((message) => {
  if (message.method === method) done(message.params);
}));

async function value(expression) {
  const result = await ask("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
  if (result.exceptionDetails) throw new Error(result.exceptionDetails.exception?.description);
  return result.result.value;
}
async function key(name, code = name, text) {
  const press = { key: name, code, text, windowsVirtualKeyCode: { " ": 32, Enter: 13, Tab: 9, End: 35, Home: 36, ArrowLeft: 37,
    ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, PageUp: 33, PageDown: 34 }[name] };
  await ask("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", ...press });
  await ask("Input.dispatchKeyEvent", { type: "keyUp", ...press });
}
async function open(hash = "", features = []) {
  await ask("Emulation.setEmulatedMedia", { features });
  const loaded = event("Page.loadEventFired");
  await ask("Page.navigate", { url: "about:blank" });
  await loaded;
  const ready = event("Page.loadEventFired");
  await ask("Page.navigate", { url: pathToFileURL(resolve(page)).href + hash });
  await ready;
}
async function picture(name) {
  if (!folder) return;
  const { data } = await ask("Page.captureScreenshot", { captureBeyondViewport: true });
  writeFileSync(join(folder, name + ".png"), Buffer.from(data, "base64"));
}
const until = async (expression) => {
  for (let turn = 0; turn < 400; turn += 1) {
    if (await value(expression)) return true;
    await value("new Promise((done) => setTimeout(done, 25))");
  }
  return false;
};

const tell = (...fields) =>
  process.stdout.write(fields.map((field) => String(field).replaceAll(/\s*\n\s*/g, " ⏎ ")).join("\t") + "\n");
const found = {};
try {
  const { targetId } = await ask("Target.createTarget", { url: "about:blank" }, undefined);
  session = (await ask("Target.attachToTarget", { targetId, flatten: true }, undefined)).sessionId;
  const faults = [];
  const requests = [];
  listeners.push((message) => {
    if (message.method === "Runtime.exceptionThrown") faults.push(message.params.exceptionDetails.exception?.description);
    if (message.method === "Log.entryAdded") faults.push(message.params.entry.text);
    if (message.method === "Network.requestWillBeSent") requests.push(message.params.request.url);
  });
  for (const domain of ["Page", "Runtime", "Log", "Network", "Accessibility"]) await ask(domain + ".enable");

  await open();
  const shown = () => value("document.getElementById('now').textContent");
  const why = () => value("[...document.querySelectorAll('#why pre, #why p')].map((part) => part.textContent)");
  found.title = await value("document.title");
  found.heading = await value("document.querySelector('h1').textContent");
  found.start = await shown();
  found.moments = await value("run.frames.length");
  found.scripts = await value("document.scripts.length");
  found.valuetext = await value("document.getElementById('time').getAttribute('aria-valuetext')");
  await picture("start");

  // Every formula at three moments, for the first two samples.
  for (const moment of [0, Math.floor(found.moments / 2), found.moments - 1]) {
    for (const place of [0, 1]) {
      const told = await value(`(() => {
        sample = Math.min(${place}, run.samples.length - 1);
        show(${moment});
        const formulas = run.choices.flatMap((choice, index) => {
          choose(index);
          return [...document.querySelectorAll("#why pre")].map((part) => part.textContent);
        });
        const weights = run.parameters <= 200
          ? run.weightCells.map(([id, cell]) => run.names[id] + "=" + cell.textContent) : [];
        return { frame: run.frames[${moment}], label: run.samples[sample].label, formulas, weights,
          now: element("now").textContent };
      })()`);
      const { frame } = told;
      tell("moment", frame.epoch, frame.time, frame.inside, told.label, told.now);
      tell("parameters", frame.parameters.join(","));
      told.weights.forEach((weight) => tell("weight", weight));
      told.formulas.forEach((formula) => tell("formula", formula));
    }
  }
  await value("sample = 0; choose(run.firstChoice); go(0)");

  // From the keyboard alone: the slider is reached by Tab, and the keys go through time.
  const press = async (name, code, text) => {
    await key(name, code, text);
    tell("key", name, await shown());
  };
  await value("document.activeElement.blur()");
  await key("Tab");
  found.focus = await value("document.activeElement.id");
  await press("ArrowRight");
  await press("PageDown");
  await press("End");
  await press("ArrowLeft");
  await press("Home");
  await value("document.querySelector('.neuron').focus()");
  await press("ArrowRight");
  await key("Enter", "Enter", "\r");
  found.chosenByKey = (await why()).join(" | ");
  await picture("keyboard");

  // It plays to the end, is silent on the way, and says where it stopped.
  await open("#moment=" + Math.max(1, found.moments - 8));
  await value("window.spoken = []; new MutationObserver(() => spoken.push(element('said').textContent)).observe(element('said'), { childList: true })");
  await value("document.activeElement.blur()");
  await key(" ", "Space", " ");
  found.playing = await value("element('play').textContent");
  found.ended = await until("now === last && timer === 0 && spoken.length > 0");
  found.end = await shown();
  found.spoken = (await value("spoken")).join(" | ");
  await picture("end");

  // Less motion: a moment a second.
  await open("", [{ name: "prefers-reduced-motion", value: "reduce" }]);
  found.paces = await value(`(() => { const kept = setInterval; let pace = 0;
    window.setInterval = (body, time) => { pace = time; return kept(body, time); };
    play(); stop(); window.setInterval = kept; return pace; })()`);

  for (const [name, hash] of [["plateau", 0.45], ["late", 0.75]]) {
    await open("#moment=" + Math.ceil(found.moments * hash) + "&number=" + encodeURIComponent("hidden[0]"));
    await picture(name);
  }
  await open("#moment=" + Math.ceil(found.moments * 0.75), [{ name: "prefers-color-scheme", value: "dark" }]);
  await picture("dark");
  if (folder) {
    await ask("Emulation.setDeviceMetricsOverride", { width: 380, height: 800, deviceScaleFactor: 1, mobile: true });
    await open("#moment=" + Math.ceil(found.moments * 0.75));
    await picture("narrow");
    found.overflows = await value("document.documentElement.scrollWidth > 380");
    await ask("Emulation.clearDeviceMetricsOverride");
  }

  // What a screen reader meets.
  await open("#moment=2");
  const { nodes } = await ask("Accessibility.getFullAXTree");
  for (const node of nodes.filter((each) => !each.ignored)) {
    const properties = Object.fromEntries((node.properties || []).map((each) => [each.name, each.value.value]));
    tell("ax", node.role?.value, node.name?.value || "", properties.valuetext ?? node.value?.value ?? "",
      properties.live ?? "");
  }
  found.widgets = await value(`[...document.querySelectorAll("button, input, select, [tabindex='0'], svg[role]")].map((part) => part.id || part.getAttribute("class")).join(" ")`);
  found.requests = requests.filter((url) => !url.startsWith("file:") && !url.startsWith("about:")).join(" ");
  found.faults = faults.join(" | ");
  for (const [name, words] of Object.entries(found)) tell(name, words);
} finally {
  // All its processes are of one group; the folder can be removed once they have ended.
  const gone = new Promise((done) => browser.once("exit", done));
  input.write(JSON.stringify({ id: next++, method: "Browser.close" }) + "\0");
  const late = setTimeout(() => browser.kill("SIGKILL"), 5000);
  await gone;
  clearTimeout(late);
  try { process.kill(-browser.pid, "SIGKILL"); } catch {}
  try { rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }); } catch {}
}
