namespace Payg.FakeStripe;

/// <summary>
/// Stripe as a program: <c>Payg.FakeStripe LISTEN SECRET</c>, such as <c>http://127.0.0.1:12111 whsec_test</c>. It
/// writes its address, and reads a line: where it sends what happens.
/// </summary>
internal static class FakeStripeProgram
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not [var listen, var secret])
        {
            await Console.Error.WriteLineAsync("usage: Payg.FakeStripe LISTEN SECRET");
            return 2;
        }

        await using var stripe = await FakeStripeServer.StartAsync(listen);
        (stripe.Secret, stripe.SendsAtOnce) = (secret, true);
        Console.WriteLine(stripe.Address);
        if (await Console.In.ReadLineAsync() is not { } webhook)
            return 0;
        stripe.Webhook = new Uri(webhook);
        await stripe.WaitForEndAsync();
        return 0;
    }
}
