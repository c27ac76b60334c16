using TypedClient;

// usage: dotnet run --project samples/TypedClient [ADDRESS]
using var http = new HttpClient { BaseAddress = new Uri(args is [var address] ? address : "http://localhost:8080") };
var payg = new PaygClient(http);

// A person signs up once, and makes a key for the program.
var credentials = new Credentials($"typed-{Environment.ProcessId}-{Environment.TickCount64}", "correct horse battery");
await payg.RegisterAsync(credentials);
await payg.LoginAsync(credentials);
var key = await payg.CreateKeyAsync("typed client");

// The program calls with the key.
payg.UseToken(key.Key);
var activity = await payg.CallAsync<Activity>("/api/payg/api1");
var cost = await payg.GetCostAsync();
Console.WriteLine($"{activity.Name}: {cost.Total.Value} {cost.Total.Currency} in {cost.Month}");

// A refusal says why.
payg.UseToken("payg_ak_wrong");
try
{
    await payg.CallAsync<Activity>("/api/payg/api1");
}
catch (PaygException refused)
{
    Console.WriteLine($"Refused: {refused.Problem.Code}");
}
