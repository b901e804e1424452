import { createApp, h, ref } from "vue";
import Estimate from "./Estimate.vue";

const link = (calls) => `v=1&lang=en&months=12&tencent-face/face-comparison=quantity:${calls}`;

const App = {
  setup() {
    const [calls, isShown, totals] = [ref(1000000), ref(true), ref(null)];
    const more = () => (calls.value += 1000000);
    const show = () => (isShown.value = !isShown.value);
    return () => [
      h("button", { id: "more", onClick: more }, "More"),
      h("button", { id: "show", onClick: show }, "Show or hide"),
      h("output", totals.value?.horizon),
      isShown.value && h(Estimate, { link: link(calls.value), onTotals: (now) => (totals.value = now) }),
    ];
  },
};

createApp(App).mount("#app");
