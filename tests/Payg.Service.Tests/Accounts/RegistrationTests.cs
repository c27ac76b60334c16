using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Payg.Service.Tests.Hosting;
using Xunit;

namespace Payg.Service.Tests.Accounts;

public abstract class RegistrationTests(ServiceFixture service)
{
    public sealed class OnSqlite(SqliteService service) : RegistrationTests(service), IClassFixture<SqliteService>;

    public sealed class OnPostgres(PostgresService service)
        : RegistrationTests(service), IClassFixture<PostgresService>;

    [Theory]
    [InlineData("json", "/api/auth/register")]
    [InlineData("json", "/api/auth/register/")]
    [InlineData("multipart", "/api/auth/register/")]
    [InlineData("urlencoded", "/api/auth/register/")]
    public async Task Register_InAnyContentType_MakesAUserWithAUuid(string contentType, string path)
    {
        var name = Customer.NewName();

        using var body = Bodies.Of(contentType, name, Customer.DefaultPassword);
        using var answer = await service.Client.PostAsync(path, body);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var user = await answer.JsonAsync();
        Assert.Equal(["id", "username"], user.EnumerateObject().Select(member => member.Name));
        Assert.NotEqual(Guid.Empty, user.GetProperty("id").GetGuid());
        Assert.Equal(name, user.Text("username"));
    }

    [Theory]
    [InlineData("", "This field is required.")]
    [InlineData("two words", "Use only letters")]
    [InlineData("semi;colon", "Use only letters")]
    [InlineData("nul\0", "Use only letters")]
    [InlineData("smile\U0001F600", "Use only letters")]
    [InlineData("right\u202Eleft", "Use only letters")]
    public async Task Register_NameOfOtherCharacters_IsRefusedAtTheName(string name, string text)
    {
        using var answer = await RegisterAsync(name, Customer.DefaultPassword);

        var problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "username");
        Assert.StartsWith(text, Assert.Single(problem.ErrorsAt("username")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a@b.example+c-d_e")]
    [InlineData("42")]
    [InlineData("Żółć")]
    [InlineData("山田")]
    [InlineData("\U00010330\U00010331")]
    public async Task Register_NameOfLettersDigitsAndSigns_IsTaken(string name)
    {
        using var answer = await RegisterAsync(name, Customer.DefaultPassword);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var customer = await Customer.LoginAsync(service.Client, name);
        Assert.Equal(name, (await customer.ReadAsync("/api/auth/info")).Text("username"));
    }

    [Theory]
    [InlineData(150, true)]
    [InlineData(151, false)]
    [InlineData(100_000, false)]
    public async Task Register_NameOfALength_MayHave150Characters(int length, bool isTaken)
    {
        using var answer = await RegisterAsync(new string('n', length), Customer.DefaultPassword);

        if (isTaken)
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        else
            await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "username");
    }

    [Theory]
    [InlineData("seven77", "Use at least 8 characters.")]
    [InlineData("password123", "This password is one of the commonly used ones")]
    [InlineData("PassWord123", "This password is one of the commonly used ones")]
    [InlineData("zzzzzzzzzzzz", "This password is one of the commonly used ones")]
    public async Task Register_WeakPassword_IsRefusedAtThePassword(string password, string text)
    {
        using var answer = await RegisterAsync(Customer.NewName(), password);

        var problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "password");
        Assert.StartsWith(text, Assert.Single(problem.ErrorsAt("password")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, HttpStatusCode.Created)]
    [InlineData(128, HttpStatusCode.Created)]
    [InlineData(129, HttpStatusCode.BadRequest)]
    [InlineData(500_000, HttpStatusCode.BadRequest)]
    public async Task Register_PasswordOfALength_MayHave8To128Characters(int length, HttpStatusCode status)
    {
        var password = string.Concat(Enumerable.Range(0, (length / 4) + 1).Select(i => $"{i + 0x1a2b:x4}"))[..length];

        using var answer = await RegisterAsync(Customer.NewName(), password);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("same-as-the-name", "same-as-the-name")]
    [InlineData("same-in-another-case", "SAME-in-another-CASE")]
    public async Task Register_PasswordThatIsTheName_IsRefusedAtThePassword(string name, string password)
    {
        using var answer = await RegisterAsync(name, password);

        var problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "password");
        Assert.Equal(["Use something other than the user name."], problem.ErrorsAt("password"));
    }

    [Fact]
    public async Task Register_EverythingWrong_IsToldAtOnce()
    {
        using var answer = await RegisterAsync(new string(' ', 151), "qwerty");

        var problem = await answer.AssertProblemAsync(
            HttpStatusCode.BadRequest, "validation_failed", "username", "password");
        Assert.Equal(2, problem.ErrorsAt("username").Length);
        Assert.NotEmpty(problem.ErrorsAt("password"));
    }

    [Fact]
    public async Task Register_TakenNameAndWeakPassword_IsToldAtBoth()
    {
        var taken = await service.NewCustomerAsync();

        using var answer = await RegisterAsync(taken.Username, "short");

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "username", "password");
    }

    [Theory]
    [InlineData("{}", "username", "password")]
    [InlineData("""{"username":null,"password":null}""", "username", "password")]
    [InlineData("""{"username":1,"password":["x"]}""", "username", "password")]
    [InlineData("""{"username":"somebody-else"}""", "password")]
    [InlineData("""{"USERNAME":"somebody-else","password":"correct horse battery 42"}""", "username")]
    public async Task Register_FieldMissingOrNoText_IsToldAtTheField(string json, params string[] fields)
    {
        using var body = Bodies.Json(json);
        using var answer = await service.Client.PostAsync("/api/auth/register", body);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", fields);
    }

    [Theory]
    [InlineData("Case-1", "cASE-1")]
    [InlineData("office", "o\uFB03ce")]
    [InlineData("wide", "\uFF37\uFF49\uFF44\uFF45")]
    [InlineData("kelvin", "\u212Aelvin")]
    [InlineData("caf\u00E9", "cafe\u0301")]
    [InlineData("stra\u017Fe", "STRASE")]
    public async Task Register_NameThatLooksLikeAnother_IsTaken(string first, string second)
    {
        using var taken = await RegisterAsync(first, Customer.DefaultPassword);
        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);

        using var answer = await RegisterAsync(second, Customer.DefaultPassword);

        var problem = await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "username");
        Assert.Equal(["This user name is taken: choose another."], problem.ErrorsAt("username"));
    }

    [Theory]
    [InlineData("admin\u3164")]
    [InlineData("admin\u1160")]
    [InlineData("admin\u115F")]
    [InlineData("admin\uFFA0")]
    [InlineData("admin\u200B")]
    [InlineData("\u0430dmin")]
    [InlineData("adm\u0456n")]
    [InlineData("\u03B1dmin")]
    [InlineData("p\u0131n")]
    [InlineData("\u0440\u0456\u043F", "pin")]
    [InlineData("\u03A1\u0399\u039D", "pin")]
    [InlineData("\u13C0\u13DE\u13AA\u13A0\u13AC", "glade")]
    [InlineData("\uA4D0\uA4EE\uA4D3\uA4F0", "bade")]
    [InlineData("m\u0647\u0647n", "moon")]
    [InlineData("moon\u0661", "moon")]
    [InlineData("sampIe", "sample")]
    public async Task Register_NameMadeToBeMistakenForAnother_IsRefused(string name, string? first = null)
    {
        using var earlier = await RegisterAsync(first ?? "pin", Customer.DefaultPassword);

        using var answer = await RegisterAsync(name, Customer.DefaultPassword);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "username");
    }

    [Fact]
    public async Task LogIn_OfUsersFromBeforeTheRule_StillWorks()
    {
        await using var database = await service.NewDatabaseAsync();
        string first, second;
        await using (var before = await ServiceHost.StartAsync(database))
        {
            first = (await Customer.CreateAsync(before.Client)).Username;
            second = (await Customer.CreateAsync(before.Client)).Username;
        }

        await using (var context = database.Open())
        {
            await context.Users.Where(user => user.UserName == first).ExecuteUpdateAsync(set => set
                .SetProperty(user => user.UserName, "sample").SetProperty(user => user.NormalizedUserName, "SAMPLE"));
            await context.Users.Where(user => user.UserName == second).ExecuteUpdateAsync(set => set
                .SetProperty(user => user.UserName, "s\u0430mple")
                .SetProperty(user => user.NormalizedUserName, "S\u0410MPLE"));
            await context.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.NameSkeleton, (string?)null));
        }

        await using var host = await ServiceHost.StartAsync(database);
        await Customer.LoginAsync(host.Client, "sample");
        await Customer.LoginAsync(host.Client, "s\u0430mple");
        using var answer = await host.Client.PostAsJsonAsync(
            "/api/auth/register", new { username = "sampIe", password = Customer.DefaultPassword });
        await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "username");
    }

    [Theory]
    [InlineData("пользователь-7")]
    [InlineData("χρήστης")]
    [InlineData("ユーザー名abc")]
    [InlineData("משתמש")]
    public async Task Register_NameOfAnotherScript_IsTaken(string name)
    {
        using var answer = await RegisterAsync(name, Customer.DefaultPassword);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await Customer.LoginAsync(service.Client, name);
    }

    [Fact]
    public async Task Register_OneNameManyTimesAtOnce_MakesOneUser()
    {
        var name = Customer.NewName();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(
            i => RegisterAsync(i % 2 == 0 ? name : name.ToUpperInvariant(), Customer.DefaultPassword)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
            await answer.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "username");
    }

    [Fact]
    public async Task Register_PasswordWithSpacesAround_IsTakenExactlyAsTyped()
    {
        const string Password = "  spaces around  ";
        var name = Customer.NewName();
        using var answer = await RegisterAsync(name, Password);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        await Customer.LoginAsync(service.Client, name, Password);

        foreach (var other in new[] { Password.Trim(), Password.TrimEnd(), Password.ToUpperInvariant() })
        {
            using var refusal = await service.Client.PostAsJsonAsync(
                "/api/auth/login", new { username = name, password = other });
            await refusal.AssertProblemAsync(HttpStatusCode.Unauthorized, "invalid_credentials");
        }
    }

    private Task<HttpResponseMessage> RegisterAsync(string username, string password) =>
        service.Client.PostAsJsonAsync("/api/auth/register", new { username, password });
}
