using System.Globalization;

namespace Payg.Load.Abuse;

/// <summary>How many answers there were of each status; 0 is none. Thread-safe.</summary>
internal sealed class Answers
{
    private readonly Dictionary<int, int> _answers = [];

    /// <summary>How many there were.</summary>
    public int Count
    {
        get
        {
            lock (_answers)
                return _answers.Values.Sum();
        }
    }

    /// <summary>How many there were of a status.</summary>
    public int Of(int status)
    {
        lock (_answers)
            return _answers.GetValueOrDefault(status);
    }

    /// <summary>Counts an answer.</summary>
    public void Add(int status)
    {
        lock (_answers)
            _answers[status] = _answers.GetValueOrDefault(status) + 1;
    }

    /// <summary>How often which status.</summary>
    public override string ToString()
    {
        lock (_answers)
        {
            return string.Join(", ", _answers.OrderBy(answer => answer.Key).Select(answer =>
                string.Create(CultureInfo.InvariantCulture, $"{answer.Value} times {answer.Key}")));
        }
    }
}
