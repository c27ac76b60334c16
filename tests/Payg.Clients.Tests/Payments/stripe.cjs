// Drives the Stripe of the tests by Stripe's own library, and prints what came of it.
const { readFileSync } = require('node:fs');
const Stripe = require('stripe');

async function main() {
  const { address, secret, event } = JSON.parse(readFileSync(0, 'utf8'));
  const { hostname, port } = new URL(address);
  const stripe = new Stripe('sk_test_1', { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });
  const results = {};

  const customer = await stripe.customers.create({ name: 'Jörg 🚲', metadata: { payg_customer: '1' } });
  results.name = (await stripe.customers.retrieve(customer.id)).name;
  const session = await stripe.checkout.sessions.create({
    mode: 'setup', currency: 'usd', customer: customer.id, success_url: address, cancel_url: address,
  });
  await fetch(`${session.url}/pay`, {
    method: 'POST', body: new URLSearchParams({ card: '4242424242424242' }), redirect: 'manual',
  });
  const saved = await stripe.checkout.sessions.retrieve(session.id);
  const setup = await stripe.setupIntents.retrieve(saved.setup_intent, { expand: ['payment_method'] });
  results.card = setup.payment_method.card.last4;

  // The same key is one charge; another request under it is refused.
  const charge = {
    amount: 2000, currency: 'usd', customer: customer.id, payment_method: setup.payment_method.id, confirm: true,
    off_session: true,
  };
  const first = await stripe.paymentIntents.create(charge, { idempotencyKey: 'key-1' });
  const second = await stripe.paymentIntents.create(charge, { idempotencyKey: 'key-1' });
  results.same = first.id === second.id && first.status === 'succeeded';
  results.refusal = await stripe.paymentIntents
    .create({ ...charge, amount: 1 }, { idempotencyKey: 'key-1' }).catch((error) => error.type);
  const refund = await stripe.refunds.create({ payment_intent: first.id, amount: 500 });
  results.refund = [refund.status, refund.amount];
  await stripe.paymentMethods.detach(setup.payment_method.id);
  results.detached = await stripe.paymentIntents.create(charge).catch((error) => error.type);
  results.events = (await stripe.events.list()).data.map(({ type }) => type).reverse();
  results.signed = stripe.webhooks.constructEvent(event.body, event.signature, secret).type;
  process.stdout.write(JSON.stringify(results));
}

main();
