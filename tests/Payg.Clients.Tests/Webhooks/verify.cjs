// Verifies deliveries by the libraries that receivers use. Reads {secrets, deliveries} from standard input, and prints
// how many signatures were verified by each library and secret.
const { Webhook } = require("standardwebhooks");
const { Webhook: SvixWebhook } = require("svix");

let text = "";
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", () => {
  const { secrets, deliveries } = JSON.parse(text);
  const counts = secrets.map((secret) => [Webhook, SvixWebhook].map((Library) => {
    const webhook = new Library(secret);
    return deliveries.filter((delivery) => {
      try {
        webhook.verify(delivery.body, delivery.headers);
        return true;
      } catch {
        return false;
      }
    }).length;
  }));
  console.log(JSON.stringify(counts));
});
