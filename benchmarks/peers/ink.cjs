// Plays an ink story, read from standard input, so many times at random:
// node ink.cjs GAMES SEED < story.ink
const { Compiler } = require("inkjs/full");
const { readFileSync } = require("fs");

const [games, seed] = process.argv.slice(2).map(Number);
const source = readFileSync(0, "utf8");
const story = new Compiler(source).Compile();

// A generator with a seed, for the choices and for the seeds of the story's own draws: by default
// ink draws its seed from a hundred numbers.
let word = seed >>> 0;
function dice(sides) {
  word = (Math.imul(word, 1664525) + 1013904223) >>> 0;
  return Math.floor((word / 2 ** 32) * sides);
}

function play() {
  story.ResetState();
  story.state.storySeed = dice(2 ** 31);
  let log = "";
  for (;;) {
    while (story.canContinue) log += story.Continue();
    const choices = story.currentChoices.length;
    if (!choices) break;
    story.ChooseChoiceIndex(dice(choices));
  }
  return [story.variablesState["how"], log];
}

// Node compiles what it runs often: the first hundred games are slower than the rest.
for (let game = 0; game < 130; game += 1) play();
const ended = {};
const start = process.cpuUsage();
for (let game = 0; game < games; game += 1) {
  const [how] = play();
  ended[how] = (ended[how] || 0) + 1;
}
const used = process.cpuUsage(start);
console.log(JSON.stringify({ seconds: (used.user + used.system) / 1e6, ended }));
