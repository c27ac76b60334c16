// Spreads requests over the nodes of Payg that are ready. A request that a node did not answer is not sent to another
// one: it may have been counted. Not even when the connection was refused, for .NET's client tries a request again on a
// new connection after a used one ended without an answer; the refusal then says nothing about the first time.
var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
builder.Services.AddReverseProxy().LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"));

var app = builder.Build();
app.MapReverseProxy();
await app.RunAsync();
