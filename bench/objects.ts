// The same objects with cdk8s in TypeScript: objects.ts FOLDER OBJECTS.json…, a chart a file.
import { readFileSync } from 'fs';
import { ApiObject, App, Chart } from 'cdk8s';

const [folder, ...files] = process.argv.slice(2);
const app = new App({ outdir: folder });
files.forEach((file, i) => {
  const chart = new Chart(app, `chart-${i}`);
  const objects = JSON.parse(readFileSync(file, 'utf8'));
  objects.forEach((body: any, j: number) => new ApiObject(chart, `object-${j}`, body));
});
app.synth();
