namespace Payg.Service.Access;

/// <summary>
/// The part of the processors that hashes may take from calls: a tenth, and what was not used of it lately, up to two
/// seconds. Half of what was saved is kept for users who are known. Thread-safe.
/// </summary>
internal sealed class PasswordShare(int processors, TimeProvider clock)
{
    public const double Part = 0.1;

    public static readonly TimeSpan MostSaved = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private TimeSpan _saved = MostSaved;
    private long _at = clock.GetTimestamp();

    public bool Allows(bool isKnown)
    {
        lock (_gate)
        {
            Save();
            return _saved > (isKnown ? TimeSpan.Zero : MostSaved / 2);
        }
    }

    public void Use(TimeSpan time)
    {
        lock (_gate)
        {
            Save();
            _saved -= time;
        }
    }

    private void Save()
    {
        var now = clock.GetTimestamp();
        _saved += clock.GetElapsedTime(_at, now) * (Part * processors);
        _at = now;
        if (_saved > MostSaved)
            _saved = MostSaved;
    }
}
