using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Payg.Service.Deliveries;
using Payg.Service.Tests.Admin;
using Payg.Service.Tests.Hosting;
using Payg.Testing.Processes;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Xunit;

namespace Payg.Service.Tests.Mail;

/// <summary>A service that sends e-mail, and the server in this process that receives it.</summary>
public abstract class MailService : IAsyncLifetime
{
    private readonly Inbox _inbox = new();
    private readonly CancellationTokenSource _end = new();
    private Task _server = Task.CompletedTask;

    /// <summary>The service.</summary>
    public ServiceHost Host { get; private set; } = null!;

    /// <summary>Its database.</summary>
    internal TestDatabase Database { get; private set; } = null!;

    /// <summary>How many mails are refused before the next is accepted.</summary>
    internal int Refusals
    {
        set => _inbox.Refusals = value;
    }

    public async ValueTask InitializeAsync()
    {
        Database = await NewDatabaseAsync();
        var port = QuietPort.Find();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)_inbox);
        var server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder().ServerName("localhost")
                .Endpoint(new EndpointDefinitionBuilder().Endpoint(new IPEndPoint(IPAddress.Loopback, port)).Build())
                .Build(),
            services);
        _server = server.StartAsync(_end.Token);
        Host = await ServiceHost.StartAsync(Database, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Payg:Mail:Host"] = "127.0.0.1",
            ["Payg:Mail:Port"] = $"{port}",
            ["Payg:Mail:From"] = "Payg <payg@example.com>",
            ["Payg:Mail:PortalUrl"] = "https://portal.example.com/",
        });
    }

    /// <summary>An administrator.</summary>
    internal async Task<Administrator> AdminAsync() =>
        new(await Customer.LoginAsync(Host.Client, "admin"), Host.Client);

    /// <summary>Sends what is due; the mails to an address so far.</summary>
    internal async Task<IReadOnlyList<MimeMessage>> MailsAsync(string address)
    {
        await Host.Services.GetRequiredService<DeliveryDispatcher>().DrainAsync(CancellationToken.None);
        return [.. _inbox.Mails.Where(mail => mail.To.Mailboxes.Any(
            to => string.Equals(to.Address, address, StringComparison.OrdinalIgnoreCase)))];
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Host.DisposeAsync();
        await _end.CancelAsync();
        await Task.WhenAny(_server);
        _end.Dispose();
        await Database.DisposeAsync();
    }

    private protected abstract Task<TestDatabase> NewDatabaseAsync();

    private sealed class Inbox : MessageStore
    {
        private int _refusals;

        public ConcurrentQueue<MimeMessage> Mails { get; } = new();

        public int Refusals
        {
            set => Interlocked.Exchange(ref _refusals, value);
        }

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken)
        {
            if (Interlocked.Decrement(ref _refusals) >= 0)
                return new SmtpResponse((SmtpReplyCode)451, "later");
            using var stream = new MemoryStream(buffer.ToArray());
            Mails.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteMail : MailService
{
    private protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresMail : MailService
{
    private protected override Task<TestDatabase> NewDatabaseAsync() => MigratedDatabases.NewPostgresAsync();
}
