using Payg.Billing;
using Payg.Metering;
using QuickStart;

var builder = WebApplication.CreateBuilder(args);

// The API's own authentication says who calls; Payg charges whoever the claim "sub" names.
builder.Services.AddAuthentication().AddJwtBearer();
builder.Services.AddControllers();
builder.AddPayg(payg => payg.CustomerClaim = "sub");

var app = builder.Build();
app.UsePayg();
app.MapPayg("/billing");

// Free: nothing says that it is metered.
app.MapGet("/languages", () => Dictionary.Languages);

// A tenth of a cent for each call that is answered 2xx; a word that is not in the dictionary costs nothing.
app.MapGet("/translate", (string word, string to) =>
    Dictionary.Find(word, to) is { } found ? Results.Text(found) : Results.NotFound())
    .Metered("translate");

// The controller below is metered by words.
app.MapControllers();
app.Run();
