export function Estimate({ link, onTotals }) {
  return (
    <suanpan-calculator link={link} onchange={(event) => onTotals(event.detail.totals)}>
      <a href={`https://suanpan.example/#${link}`}>Open the estimate</a>
    </suanpan-calculator>
  );
}
