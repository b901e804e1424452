// Scenarios made of the price tables; browsers run this as well.

/** One scenario for every service and number, of each kind of use; with little and with much unless told otherwise. */
export const everyService = ({ products }, numbers = [1, 60000, 20000000]) => products.flatMap(product =>
  product.services.flatMap(service => numbers.map(n => ({
    date: '2026-11-21',
    months: 3,
    services: [{ product: product.id, service: service.id, ...use(service, n) }],
  }))));

const use = ({ unit, offer }, n) => {
  const sizes = offer.packages?.sizes ?? [];
  switch (offer.kind) {
    case 'qps':
      return { orders: [{ qps: Math.min(n, 100), months: 1, days: 3 }] };
    case 'licence':
      return { devices: [Math.min(n, 500)] };
    case 'video':
      return { videos: [{ seconds: 100, height: 1080, frame_rate: '29.97' }] };
    default: {
      const packages = sizes.map(({ size }) => ({ size })).slice(0, n > 1 ? 2 : 0);
      const peak = offer.concurrency ? { peak_qps: 1000 } : {};
      const amount = unit === 'template' ? { templates: n } : { calls: n, ...peak };
      return packages.length > 0 ? { ...amount, packages, balance: 7 } : amount;
    }
  }
};
