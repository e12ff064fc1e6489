// An application that answers as its path says: /500, /302, /slow (never), /closes.
import http from 'node:http';

http
  .createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const mood = request.url.slice(1);
      if (mood === 'closes') {
        request.socket.destroy();
      } else if (mood !== 'slow') {
        response.writeHead(Number(mood), { 'X-Mood': mood }).end(`so ${mood}`);
      }
    });
  })
  .listen(process.env.PORT, '127.0.0.1');
