using System.Globalization;

namespace Payg.Load;

/// <summary>What to measure, from the command line.</summary>
/// <param name="Rounds">How often each server is measured; the medians are told. Default 5.</param>
/// <param name="Duration">How long one measurement takes. Default 3 seconds.</param>
/// <param name="Connections">How many calls are under way at once. Default 64 and 256.</param>
/// <param name="Customers">How many customers call. Default 1 and 1000.</param>
/// <param name="Targets">The servers to measure beside the bare one; empty, the default: all.</param>
/// <param name="Scenario">Calls alone, the default, calls beside abuse, invoices, or scale.</param>
internal sealed record LoadOptions(
    int Rounds, TimeSpan Duration, IReadOnlyList<int> Connections, IReadOnlyList<int> Customers,
    IReadOnlyList<string> Targets, string Scenario = LoadOptions.Calls)
{
    /// <summary>The scenario that compares servers under calls.</summary>
    public const string Calls = "calls";

    /// <summary>The scenario that compares calls with calls beside abuse.</summary>
    public const string Abuse = "abuse";

    /// <summary>The scenario that issues the invoices of all customers.</summary>
    public const string Invoices = "invoices";

    /// <summary>The scenario that reads from large databases.</summary>
    public const string Scale = "scale";

    /// <summary>How many months of usage the databases of the scenario <see cref="Scale"/> have. Default 12.</summary>
    public int Months { get; init; } = 12;

    /// <summary>How to call the program.</summary>
    public const string Usage =
        "options: --rounds 5 --seconds 3 --connections 64,256 --customers 1,1000 "
        + "--targets sqlite,postgres-prepaid,naive --scenario calls|abuse|invoices|scale --months 12";

    /// <summary>Reads pairs of an option and its value.</summary>
    /// <exception cref="FormatException">One is unknown or has no value.</exception>
    public static LoadOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new LoadOptions(5, TimeSpan.FromSeconds(3), [64, 256], [1, 1000], []);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException(Usage);
            options = arguments[i] switch
            {
                "--rounds" => options with { Rounds = Number(value) },
                "--seconds" => options with { Duration = TimeSpan.FromSeconds(Number(value)) },
                "--connections" => options with { Connections = Numbers(value) },
                "--customers" => options with { Customers = Numbers(value) },
                "--scenario" when value is Calls or Abuse or Invoices or Scale => options with { Scenario = value },
                "--months" => options with { Months = Number(value) },
                "--targets" => options with { Targets = value.Split(',') },
                _ => throw new FormatException(Usage),
            };
        }

        return options;
    }

    private static int[] Numbers(string text) => [.. text.Split(',').Select(Number)];

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
