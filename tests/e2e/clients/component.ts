/** Serves a page of the folder `pages`: a chat made of components from a package, with all it needs in one script. */
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";

const HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Messages</title>
<link rel="stylesheet" href="/client.css"><style>body { margin: 0 } #root { position: relative; height: 740px }</style></head>
<body><div id="root"></div><script src="/client.js"></script></body></html>`;

/** A page being served. */
export interface Served {
  url: string;
  stop(): Promise<void>;
}

/** Bundles `pages/<name>.js` and serves its page on this machine. */
export async function serve(name: string): Promise<Served> {
  const { outputFiles } = await build({
    entryPoints: { client: join(import.meta.dirname, `pages/${name}.js`) },
    outdir: "/",
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"', "global": "globalThis" },
    loader: { ".woff": "dataurl", ".woff2": "dataurl", ".ttf": "dataurl", ".svg": "dataurl", ".png": "dataurl" },
  });
  const files = new Map(outputFiles.map((file) => [file.path, file.text]));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
    const type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
    const body = path === "/" ? HTML : files.get(path);
    response.writeHead(body === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` }).end(body);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
