// Compiles a component as Vite does with the options of docs/embed/vue.md, from standard input to standard
// output.
import { compileScript, parse } from "vue/compiler-sfc";
import { text } from "node:stream/consumers";

const { descriptor } = parse(await text(process.stdin));
const isCustomElement = (tag) => tag.startsWith("suanpan-");
const templateOptions = { compilerOptions: { isCustomElement } };
const { content } = compileScript(descriptor, { id: "estimate", inlineTemplate: true, templateOptions });
process.stdout.write(content);
