import { useState } from "react";
import { createRoot } from "react-dom/client";
import { Estimate } from "./Estimate";

const link = (calls) => `v=1&lang=en&months=12&tencent-face/face-comparison=quantity:${calls}`;

function App() {
  const [calls, setCalls] = useState(1000000);
  const [isShown, setShown] = useState(true);
  const [totals, setTotals] = useState(null);
  return (
    <>
      <button id="more" onClick={() => setCalls(calls + 1000000)}>More</button>
      <button id="show" onClick={() => setShown(!isShown)}>Show or hide</button>
      <output>{totals?.horizon}</output>
      {isShown && <Estimate link={link(calls)} onTotals={setTotals} />}
    </>
  );
}

createRoot(document.getElementById("app")).render(<App />);
