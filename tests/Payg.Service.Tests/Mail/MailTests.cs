using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Payg.Service.Tests.Hosting;
using Payg.Storage.Model.Accounts;
using Payg.Storage.Notifications;
using Xunit;

namespace Payg.Service.Tests.Mail;

/// <summary>E-mail addresses, passwords reset by e-mail, and alerts by e-mail, through a real SMTP server.</summary>
public abstract class MailTests(MailService service)
{
    public sealed class OnSqlite(SqliteMail service) : MailTests(service), IClassFixture<SqliteMail>;

    public sealed class OnPostgres(PostgresMail service) : MailTests(service), IClassFixture<PostgresMail>;

    private const string NewPassword = "another horse battery 43";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Address_GivenAtRegistration_IsConfirmedByTheLinkOnce()
    {
        var (customer, address) = await RegisterAsync();
        Assert.False((await customer.ReadAsync("/api/account")).GetProperty("is_email_verified").GetBoolean());

        var mail = Assert.Single(await service.MailsAsync(address));
        var token = TokenIn(mail, "verify-email");
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync("/api/auth/email/verify", new { token }));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("/api/auth/email/verify", new { token }));

        var account = await customer.ReadAsync("/api/account");
        Assert.Equal((address, true), (account.Text("email"), account.GetProperty("is_email_verified").GetBoolean()));
        Assert.Contains("https://portal.example.com/verify-email?token=", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task Address_Changed_StaysUntilTheNewOneIsConfirmed()
    {
        var (customer, address) = await ConfirmedAsync();
        var other = $"new-{address}";
        using var changed = await customer.SendJsonAsync(HttpMethod.Put, "/api/account/email", new { email = other });
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        var mail = Assert.Single(await service.MailsAsync(other));
        var account = await customer.ReadAsync("/api/account");
        Assert.Equal((address, other), (account.Text("email"), account.Text("pending_email")));

        Assert.Equal(
            HttpStatusCode.NoContent,
            await PostAsync("/api/auth/email/verify", new { token = TokenIn(mail, "verify-email") }));
        account = await customer.ReadAsync("/api/account");
        Assert.Equal((other, true), (account.Text("email"), account.GetProperty("is_email_verified").GetBoolean()));
        using var removed = await customer.SendAsync(HttpMethod.Delete, "/api/account/email");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
    }

    [Fact]
    public async Task Password_ForgottenAndReset_EndsSessionsAndTheLink()
    {
        var (customer, address) = await ConfirmedAsync();
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync("/api/auth/password/forgot", new { email = address }));
        var token = TokenIn((await service.MailsAsync(address))[^1], "reset-password");

        using var weak = await service.Host.Client.PostAsJsonAsync(
            "/api/auth/password/reset", new { token, password = "12345678" });
        await weak.AssertProblemAsync(HttpStatusCode.BadRequest, "validation_failed", "password");
        Assert.Equal(
            HttpStatusCode.NoContent, await ResetAsync(token));
        using var again = await service.Host.Client.PostAsJsonAsync(
            "/api/auth/password/reset", new { token, password = NewPassword });
        await again.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid_link");

        Assert.Equal(HttpStatusCode.Unauthorized, await customer.StatusAsync(HttpMethod.Get, "/api/account"));
        await Customer.LoginAsync(service.Host.Client, customer.Username, NewPassword);
        var audit = await (await service.AdminAsync()).ReadAsync("/audit?action=password.reset_by_mail");
        Assert.Equal(customer.Username, audit.GetProperty("data")[0].Text("actor"));
    }

    [Fact]
    public async Task Link_AfterAnHour_IsRefused()
    {
        var (_, address) = await ConfirmedAsync();
        await PostAsync("/api/auth/password/forgot", new { email = address });
        var token = TokenIn((await service.MailsAsync(address))[^1], "reset-password");

        service.Host.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal(
            HttpStatusCode.BadRequest, await ResetAsync(token));
    }

    [Fact]
    public async Task Forgotten_WithAnAddressOfNobodyOrNotConfirmed_IsAnsweredTheSameAndSendsNothing()
    {
        var (_, address) = await RegisterAsync();
        await service.MailsAsync(address);

        Assert.Equal(HttpStatusCode.Accepted, await PostAsync("/api/auth/password/forgot", new { email = address }));
        Assert.Equal(
            HttpStatusCode.Accepted,
            await PostAsync("/api/auth/password/forgot", new { email = "nobody@example.com" }));

        Assert.Single(await service.MailsAsync(address));
        Assert.Empty(await service.MailsAsync("nobody@example.com"));
        await using var context = service.Database.Open();
        Assert.DoesNotContain(
            await context.MailLinks.AsNoTracking().ToListAsync(),
            link => string.Equals(link.Email, address, StringComparison.Ordinal)
                && link.Purpose is MailLinkPurpose.ResetPassword);
    }

    [Fact]
    public async Task Alert_OfACustomer_IsMailedOnceUntilTheyUnsubscribe()
    {
        var (customer, address) = await ConfirmedAsync();
        var earlier = (await service.MailsAsync(address)).Count;
        service.Refusals = 1;
        await NotifyAsync(customer, "one");
        Assert.Equal(earlier, (await service.MailsAsync(address)).Count);
        service.Host.Clock.Advance(TimeSpan.FromSeconds(6));
        var mail = (await service.MailsAsync(address))[^1];
        Assert.Equal("Your balance is below 5 USD", mail.Subject);
        Assert.Contains("your balance is 4.5 USD", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);

        var link = new Uri(mail.Headers["List-Unsubscribe"]!.Trim('<', '>'));
        Assert.Equal("portal.example.com", link.Host);
        using var done = await service.Host.Client.PostAsync(
            link.PathAndQuery, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        await NotifyAsync(customer, "two");
        Assert.Equal(earlier + 1, (await service.MailsAsync(address)).Count);
        using var wrong = await service.Host.Client.PostAsync("/api/mail/unsubscribe?token=none", content: null);
        await wrong.AssertProblemAsync(HttpStatusCode.BadRequest, "invalid_link");
    }

    [Fact]
    public async Task Invitation_OfACustomerWithAnAddress_IsMailed()
    {
        var address = $"{Guid.CreateVersion7():N}@example.com";
        var admin = await service.AdminAsync();
        var made = await admin.DoAsync(
            HttpMethod.Post, "/customers", new { name = "<b>Acme</b>", email = address }, HttpStatusCode.Created);

        var mail = Assert.Single(await service.MailsAsync(address));

        Assert.Contains(
            $"sign-up?invitation={made.GetProperty("invitation").Text("token")}", mail.TextBody,
            StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Acme&lt;/b&gt;", mail.HtmlBody, StringComparison.Ordinal);
        await using var context = service.Database.Open();
        Assert.Null((await context.Deliveries.SingleAsync(row => row.Recipient == address)).Content);
    }

    private async Task NotifyAsync(Customer customer, string key)
    {
        await using var context = service.Database.Open();
        context.Notify(
            "credit.low", customer.Id, $"low/{key}",
            new
            {
                Balance = new { Amount = "4.5", Currency = "USD" },
                Below = new { Amount = "5", Currency = "USD" },
            },
            service.Host.Clock.GetUtcNow());
        await context.SaveChangesAsync();
    }

    [Fact]
    public async Task Invoice_ThatIsIssued_IsSentWithItsPdfToTheAddressForInvoices()
    {
        var (customer, _) = await ConfirmedAsync();
        var address = $"{customer.Username}-billing@example.com";
        using var details = await customer.SendJsonAsync(HttpMethod.Put, "/api/billing_details", new
        {
            name = "Example Ltd",
            address = "1 Main Street",
            city = "London",
            country = "GB",
            email = address,
        });
        Assert.Equal(HttpStatusCode.OK, details.StatusCode);
        var admin = await service.AdminAsync();
        var month = service.Host.Clock.GetUtcNow().AddMonths(-1)
            .ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        await admin.DoAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/adjustments", new { month, amount = "12.5", reason = "Set-up" },
            HttpStatusCode.Created);
        await using (var context = service.Database.Open())
        {
            await context.Journals.ExecuteUpdateAsync(
                change => change.SetProperty(row => row.CompleteUntil, service.Host.Clock.GetUtcNow()));
        }

        var run = await admin.DoAsync(HttpMethod.Post, "/invoices/run", new { month, finalize = true });
        Assert.Equal(1, run.GetProperty("finalized").GetInt32());
        var mail = Assert.Single(await service.MailsAsync(address));
        Assert.Matches("^Invoice INV-[0-9]{4}-0001$", mail.Subject);
        Assert.Contains("12.50 USD", mail.TextBody, StringComparison.Ordinal);
        var file = Assert.IsType<MimePart>(Assert.Single(mail.Attachments));
        using var content = new MemoryStream();
        await file.Content!.DecodeToAsync(content);
        Assert.Equal("%PDF-"u8.ToArray(), content.ToArray()[..5]);
    }

    private async Task<(Customer Customer, string Address)> RegisterAsync()
    {
        var name = Customer.NewName();
        var address = $"{name}@example.com";
        using var registered = await service.Host.Client.PostAsJsonAsync(
            "/api/auth/register", new { username = name, password = Customer.DefaultPassword, email = address });
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        return (await Customer.LoginAsync(service.Host.Client, name), address);
    }

    private async Task<(Customer Customer, string Address)> ConfirmedAsync()
    {
        var (customer, address) = await RegisterAsync();
        var token = TokenIn((await service.MailsAsync(address))[^1], "verify-email");
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync("/api/auth/email/verify", new { token }));
        return (customer, address);
    }

    private Task<HttpStatusCode> ResetAsync(string token) =>
        PostAsync("/api/auth/password/reset", new { token, password = NewPassword });

    private async Task<HttpStatusCode> PostAsync(string path, object body)
    {
        using var answer = await service.Host.Client.PostAsJsonAsync(path, body);
        return answer.StatusCode;
    }

    private static string TokenIn(MimeMessage mail, string page) => Regex.Match(
        mail.TextBody!, $"https://portal\\.example\\.com/{page}\\?token=(?<token>[\\w-]+)", RegexOptions.None,
        s_patience)
        .Groups["token"].Value;
}
