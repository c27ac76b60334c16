using Payg.Core.Customers;
using Payg.Core.Meters;
using Payg.Storage.Model.Usage;

namespace Payg.Storage.Flush.Rows;

/// <summary>
/// Numbers the sets of dimensions that customers' usage has. A customer has a bounded number of sets for each meter;
/// usage of further ones is priced by what it is and grouped under the value <c>other</c>. Not thread-safe.
/// </summary>
internal sealed class DimensionSets
{
    /// <summary>The value under which usage beyond the bound is grouped.</summary>
    public const string Other = Dimensions.Other;

    private readonly Dictionary<(CustomerId Customer, MeterId Meter, Dimensions Dimensions), int> _numbers = [];
    private readonly Dictionary<(CustomerId Customer, MeterId Meter), int> _counts = [];
    private readonly Dictionary<CustomerId, int> _lastNumbers = [];

    public List<DimensionSetChange> Added { get; } = [];

    public static Dimensions OtherOf(Dimensions dimensions) => dimensions.ToOther();

    public void Add(CustomerId customer, MeterId meter, Dimensions dimensions, int number) =>
        _numbers[(customer, meter, dimensions)] = number;

    /// <summary>Counts sets that are stored for a meter, of which the highest number is given.</summary>
    public void Count(CustomerId customer, MeterId meter, int highest, int count = 1)
    {
        _counts[(customer, meter)] = _counts.GetValueOrDefault((customer, meter)) + count;
        _lastNumbers[customer] = Math.Max(_lastNumbers.GetValueOrDefault(customer), highest);
    }

    /// <summary>The number of a set, which may be new; 0 where there are no dimensions.</summary>
    public int NumberOf(CustomerId customer, MeterId meter, Dimensions? dimensions)
    {
        if (dimensions is null || dimensions.Text.Length == 0)
            return 0;
        if (_numbers.TryGetValue((customer, meter, dimensions), out var number))
            return number;
        if (_counts.GetValueOrDefault((customer, meter)) >= DimensionSetRow.MaxPerMeter
            && OtherOf(dimensions) is var other && !other.Equals(dimensions))
        {
            return NumberOf(customer, meter, other);
        }

        number = _lastNumbers.GetValueOrDefault(customer) + 1;
        Count(customer, meter, number);
        Add(customer, meter, dimensions, number);
        Added.Add(new DimensionSetChange(customer, number, meter, dimensions));
        return number;
    }
}
