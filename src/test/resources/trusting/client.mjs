const answer = await fetch(process.env.URL);
console.log(`answered ${answer.status}`);
