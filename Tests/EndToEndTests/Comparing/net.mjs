// Answers cases of any sigmoid net, rightly or, with the word wrong, with one-path.
import readline from "node:readline";
const sigmoid = z => 1 / (1 + Math.exp(-z));
const wrong = process.argv[2] === "wrong";
readline.createInterface({ input: process.stdin }).on("line", line => {
  const { net, x, y, ...step } = JSON.parse(line);
  const L = net.sizes.length - 1, a = [x], d = [], out = {};
  for (let l = 1; l <= L; l++)
    a[l] = step[`W${l}`].map((row, j) => sigmoid(row.reduce((s, w, i) => s + w * a[l - 1][i], step[`b${l}`][j])));
  for (let l = L; l > 0; l--) {
    d[l] = a[l].map((h, j) => {
      const back = l == L ? h - y[j] : step[`W${l + 1}`].reduce((s, row, k) => wrong ? row[j] * d[l + 1][k] : s + row[j] * d[l + 1][k], 0);
      return back * h * (1 - h);
    });
    out[`a${l}`] = a[l]; out[`d${l}`] = d[l];
    out[`gradW${l}`] = d[l].map(e => a[l - 1].map(h => e * h));
    out[`gradb${l}`] = d[l];
  }
  console.log(JSON.stringify(out));
});
