/** Listens on a free port of this machine and tells the parent process which. */
export function serve(server) {
  server.keepAliveTimeout = 60_000;
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => process.send({ port: server.address().port }));
  process.on('disconnect', () => process.exit(0));
}

/** A handler of JSON requests: `answers[path](variables)` gives the text of the answer. */
export function answerJson(token, answers) {
  return (request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end();
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      try {
        const text = await answers[request.url.slice(1)](JSON.parse(Buffer.concat(chunks).toString()));
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
        response.end(text);
      } catch (error) {
        console.error(error);
        response.writeHead(500).end(JSON.stringify({ errors: [{ message: error.message }] }));
      }
    });
  };
}
