using Payg.Metering;
using Payg.Service.Accounts;
using Payg.Service.Http;
using Payg.Service.OpenApi;
using Payg.Service.Portal;
using Payg.Service.Prices;
using Payg.Service.SampleApis;
using Payg.Service.Startup;
using Payg.Service.Usage;

var builder = WebApplication.CreateBuilder(args);

builder.AddPaygSettings();
builder.AddPaygServer();
builder.Services.AddProblems();
builder.AddPaygDatabase();
builder.AddPaygMetering();
builder.AddAccounts();
builder.AddUsage();
builder.AddApiDocument();
builder.AddHealth();

var app = builder.Build();

app.UseProblemDetails();
app.UseRouting();
app.UsePayg();
app.UseRateLimiter();
app.UseAuthorization();

app.MapAccounts();
app.MapSampleApis();
app.MapPrices();
app.MapCost();
app.MapUsage();
app.MapHealth();
app.MapApiDocument();
app.MapPortal();

app.Run();
