export default {
  title: 'Handbook',
  url: 'https://handbook.example/',
  baseUrl: '/',
  scripts: [{ src: 'https://suanpan.example/embed.js', async: true }],
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
};
