using System.CommandLine;
using System.Text.Json;
using Payg.Service.Commands;

namespace Payg.Service.Erasure;

/// <summary>
/// <c>payg erase</c>: erases the personal data of a customer. A command and no request, because it changes entries of
/// the audit log, which the service's role of the database may not.
/// </summary>
internal sealed class EraseCommand : ServiceCommand
{
    private readonly Argument<Guid> _customer = new("customer") { Description = "The customer's id" };

    private readonly Option<string> _reason = new("--reason")
    {
        Description = "Why, for the audit log",
        Required = true,
    };

    private readonly Option<bool> _confirm = new("--confirm")
    {
        Description = "Erase it: this cannot be undone",
    };

    public EraseCommand() : base("erase", "Erase a customer's personal data; usage, cost and invoices stay")
    {
        Add(_customer);
        Add(_reason);
        Add(_confirm);
    }

    public override void Check(ParseResult line)
    {
        if (!line.GetValue(_confirm))
        {
            throw new StartupException(
                "Erasing a customer's personal data cannot be undone: add --confirm to do it.", ExitCodes.Refused);
        }
    }

    public override async Task<int> RunAsync(
        IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var outcome = await services.GetRequiredService<CustomerErasure>().EraseAsync(
            line.GetValue(_customer), line.GetRequiredValue(_reason), cancellationToken);
        if (outcome.Erased is not { } erased)
            throw new StartupException(outcome.Refusal!, ExitCodes.Refused);

        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(erased, CommandJson.Options));
        return ExitCodes.Success;
    }
}
